using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Finds the questions asked in paragraphs: in the body between tables, or inside of one cell.</summary>
internal sealed partial class FlowReader
{
    private const int SectionLevel = 9;

    private readonly List<FlowItem> _items;
    private readonly Dictionary<FlowItem, int> _at = [];
    private readonly FlowSettings _settings;
    private readonly HashSet<string> _askingLists;
    private readonly bool _asksOften;
    private readonly List<QuestionDraft> _found = [];
    private readonly HashSet<WordBlock> _taken = [];
    private readonly HashSet<FlowItem> _lettered = [];
    private bool _isInInstructions;
    private QuestionDraft? _lead;
    private QuestionDraft? _letteredLead;
    private ListLabel? _leadLabel;

    public FlowReader(IReadOnlyList<WordBlock> blocks, FlowSettings settings)
    {
        _items = [.. TabbedBoxes.Label([.. blocks.Select(FlowItem.Of)])];
        _settings = settings;
        for (var n = 0; n < _items.Count; n++)
        {
            _at[_items[n]] = n;
        }

        _askingLists = [.. _items.Where(i => i.Kind == FlowKind.Text && i.Paragraph!.Label is not null)
            .GroupBy(i => i.Paragraph!.Label!.List)
            .Where(g => g.Count(i => i.Likeness >= 0.9) * 2 > g.Count())
            .Select(g => g.Key)];
        _asksOften = settings.IsQuestionnaire || _items.Count(i => i.Kind == FlowKind.Text && i.Likeness >= 1) >= 3;
    }

    /// <summary>Tables that serve as frames of answers and are read here.</summary>
    public IReadOnlySet<WordBlock> Taken => _taken;

    /// <summary>Reads from one index up to another; used run by run, so that tables keep their place in the order.</summary>
    /// <param name="at">Index of the block to read.</param>
    /// <param name="found">Questions found at it.</param>
    /// <returns>Index of the next block to read.</returns>
    public int ReadAt(int at, List<QuestionDraft> found)
    {
        var item = _items[at];
        _found.Clear();
        var next = item.Kind switch
        {
            FlowKind.Heading => ReadHeading(item, at),
            FlowKind.Text => ReadText(item, at),
            FlowKind.AnswerLabel when item.Gaps.Count > 0 => ReadText(item, at),
            FlowKind.Boxes => ReadChecklist(item, at),
            FlowKind.Aside when item.Paragraph is { } aside => ReadAside(item, aside, at),
            _ => at + 1,
        };
        found.AddRange(_found);
        for (var n = at + 1; n < next; n++)
        {
            _taken.Add(_items[n].Block);
        }

        return next;
    }

    // A heading may ask, where the place of its answer follows at once.
    private int ReadHeading(FlowItem item, int at)
    {
        _isInInstructions = Instructions.OpensBlock(item.Words);
        (_lead, _letteredLead) = (null, null);
        var spaces = FlowSpaces.After(_items, at);
        var isFollowedByText = spaces.End < _items.Count && _items[spaces.End].Kind is FlowKind.Text or FlowKind.Aside or FlowKind.Table;
        if (AsksAsHeading(item, at, spaces) && (spaces.IsExplicit || !isFollowedByText) && !_isInInstructions)
        {
            Add(item, spaces, null);
            return spaces.End;
        }

        if (_settings.IsQuestionnaire && item.IsNumberTyped && QuestionSigns.EndsAsQuestion(item.Words) && AnswerOf(at) is { Count: > 0 } answer)
        {
            var behind = Behind(item) with { Existing = string.Join('\n', answer.Select(a => a.Paragraph!.Text)) };
            _found.Add(FlowDrafts.OfLabel(item, item.Words, behind, _settings));
            return at + 1 + answer.Count;
        }

        _settings.Headings.Enter(item.Paragraph!.HeadingLevel, item.Words.Length > 0 ? item.Paragraph.Text : "");
        return at + 1;
    }

    private int ReadAside(FlowItem item, WordParagraph aside, int at)
    {
        _isInInstructions |= Instructions.OpensBlock(aside.Text);
        var spaces = FlowSpaces.After(_items, at);
        if (_isInInstructions || spaces.Boxes.Count < 2 || aside.Text.Length == 0)
        {
            return at + 1;
        }

        // "Please tick one of the following" asks by its boxes.
        Add(item, spaces, null);
        return spaces.End;
    }

    // Boxes that no question stands before, with sentences behind them: points to tick one by one.
    private int ReadChecklist(FlowItem item, int at)
    {
        for (var n = 0; n < item.Boxes.Boxes.Count && !_isInInstructions; n++)
        {
            var (box, label) = item.Boxes.Boxes[n];
            if (ColumnWords(label) >= 3 || QuestionSigns.Likeness(label) > 0)
            {
                _found.Add(FlowDrafts.OfCheck(item, label, box, n + 1, _settings));
            }
        }

        return at + 1;
    }

    private int ReadText(FlowItem item, int at)
    {
        var spaces = FlowSpaces.After(_items, at);
        if (_isInInstructions && !(spaces.IsExplicit && item.Likeness >= 0.8))
        {
            return at + 1;
        }

        if (ChoiceTail.Of(item.Paragraph!) is { } tail && !Instructions.IsInstruction(item.Words))
        {
            AddTail(item, tail, spaces);
            return spaces.IsExplicit ? spaces.End : at + 1;
        }

        if (item.Gaps.Count > 0 && item.Boxes.Boxes.Count == 0 && item.Likeness < 0.8 && !InlineLabels.IsProse(item))
        {
            ReadGaps(item);
            return at + 1;
        }

        if (InlinePlace(item) is { } place)
        {
            AddInline(item, place);
            return at + 1;
        }

        if (IsPart(item))
        {
            AddPart(item, spaces);
            return spaces.IsExplicit ? spaces.End : at + 1;
        }

        if (IsQuestion(item, spaces))
        {
            Add(item, spaces, Instructions.IsFollowUp(item.Words) ? _settings.LastQuestion : null);
            return (spaces.Words is not null || spaces.IsExplicit) && DetailsBehind(item) == 0 ? spaces.End : at + 1;
        }

        _lead = null;
        var end = ReadLabelLines(at);
        if (_found.Count == 0 && HeadsSection(item, at))
        {
            _settings.Headings.Enter(SectionLevel, item.Words);
        }

        return end;
    }

    // Points that only may be parts take no answer: the question above does, behind its last point.
    private void AddPart(FlowItem item, FlowSpaces spaces)
    {
        var isDetail = _lettered.Contains(item) || (item.Paragraph!.Label is { IsBullet: true } && !spaces.IsExplicit);
        var draft = FlowDrafts.Of(item, spaces, Behind(item), _settings, _lead ?? _letteredLead, isDetail ? "it may only be a detail of the question above, which takes the answer" : null);
        _found.Add(isDetail ? draft.WithoutSlots() : draft);
    }

    private void Add(FlowItem item, FlowSpaces spaces, QuestionDraft? parent)
    {
        var lettered = spaces.IsExplicit ? 0 : LetteredBehind(item);
        var details = spaces.IsExplicit || lettered > 0 ? 0 : DetailsBehind(item);
        var draft = FlowDrafts.Of(item, lettered > 0 ? FlowSpaces.After(_items, _at[item] + lettered) : details > 0 ? FlowSpaces.Behind(_items, _at[item] + details) : spaces, Behind(item), _settings, parent, null);
        _found.Add(draft);
        _settings.LastQuestion = parent is null ? draft : _settings.LastQuestion;
        _lead = spaces.IsExplicit ? null : draft;
        _letteredLead = _lead;
        _leadLabel = item.Paragraph!.Label;
    }

    private FlowSpace Behind(FlowItem item) => FlowSpaces.After(_items, _at[item], isPlace: true);

    private static FlowSpace? InlinePlace(FlowItem item)
    {
        var paragraph = item.Paragraph!;
        var controls = paragraph.Controls.Where(c => c.IsPlace).ToList();
        var fields = paragraph.Fields.Where(f => f.Kind != ControlKind.CheckBox).ToList();
        return controls.Count + fields.Count > 0 && item.Boxes.Boxes.Count == 0 ? FlowSpaces.PlaceOf(paragraph) : null;
    }

    private void AddInline(FlowItem item, FlowSpace place)
    {
        foreach (var (label, space) in InlineLabels.Of(item.Paragraph!, place))
        {
            var draft = FlowDrafts.OfLabel(item, label, space, _settings);
            _found.Add(draft);
            _settings.LastQuestion = draft;
        }
    }

    private void AddTail(FlowItem item, ChoiceTail tail, FlowSpaces spaces)
    {
        var draft = FlowDrafts.OfTail(item, tail, spaces.IsExplicit ? spaces.Words : null, _settings);
        _found.Add(draft);
        _settings.LastQuestion = draft;
    }

    private void ReadGaps(FlowItem item)
    {
        foreach (var (label, number) in InlineLabels.OfGaps(item))
        {
            var parent = Instructions.IsFollowUp(label) ? _settings.LastQuestion : null;
            var draft = FlowDrafts.OfLabel(item, label, new FlowSpace($"{item.Paragraph!.Path}#g{number}"), _settings, parent);
            _found.Add(draft);
        }
    }

    // "Company:", "Contact:", "Date:" one below the other, with nothing behind: labels to write behind.
    private int ReadLabelLines(int at)
    {
        var end = at;
        while (end < _items.Count && (_items[end].Kind == FlowKind.Blank || IsLabelLine(_items[end])))
        {
            end++;
        }

        var labels = _items.Skip(at).Take(end - at).Where(IsLabelLine).ToList();
        if (labels.Count < 2)
        {
            return at + 1;
        }

        _found.AddRange(labels.Select(OfLabelLine));
        return end;
    }

    private QuestionDraft OfLabelLine(FlowItem item)
    {
        var colon = item.Words.IndexOfAny([':', '：']);
        var rest = item.Words[(colon + 1)..].Trim();
        return FlowDrafts.OfLabel(item, item.Words[..colon].Trim(), new FlowSpace(item.Paragraph!.Path + "#end") { Existing = rest.Length > 0 ? rest : null }, _settings);
    }

    private static double ColumnWords(string text) => Grids.ColumnProfile.WordCount(text);
}
