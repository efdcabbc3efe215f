using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Finds the questions asked in paragraphs: in the body between tables, or inside of one cell.</summary>
internal sealed class FlowReader
{
    private const int SectionLevel = 9;

    private readonly List<FlowItem> _items;
    private readonly Dictionary<FlowItem, int> _at = [];
    private readonly FlowSettings _settings;
    private readonly HashSet<string> _askingLists;
    private readonly bool _asksOften;
    private readonly List<QuestionDraft> _found = [];
    private readonly HashSet<WordBlock> _taken = [];
    private bool _isInInstructions;
    private QuestionDraft? _lead;
    private QuestionDraft? _letteredLead;
    private ListLabel? _leadLabel;

    public FlowReader(IReadOnlyList<WordBlock> blocks, FlowSettings settings)
    {
        _items = [.. blocks.Select(FlowItem.Of)];
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
        if (QuestionSigns.EndsAsQuestion(item.Words) && (spaces.IsExplicit || !isFollowedByText) && !_isInInstructions)
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

    // Sentences between two headings that ask: the customer answered the first.
    private List<FlowItem> AnswerOf(int heading)
    {
        var answer = _items.Skip(heading + 1).TakeWhile(i => i is { Kind: FlowKind.Text, Likeness: < 0.5, Number: null, Boxes.Boxes.Count: 0 }).ToList();
        var end = heading + 1 + answer.Count;
        return end == _items.Count || _items[end].Kind is FlowKind.Heading or FlowKind.Blank ? answer : [];
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

    // Bold words, or a list's upper level, above what asks: a heading that has no heading's style.
    private bool HeadsSection(FlowItem item, int at)
    {
        if (ColumnWords(item.Words) > 10 || item.Words[^1] is ':' or '：' or '.' || item.Likeness >= 0.5)
        {
            return false;
        }

        var next = Near(at, 1);
        var headsList = item.Paragraph!.Label is { IsBullet: false } label && next?.Paragraph?.Label is { } below && below.List == label.List && below.Level > label.Level;
        return headsList || (item.Paragraph.IsBold && next?.Paragraph is { IsBold: false });
    }

    private bool IsQuestion(FlowItem item, FlowSpaces spaces)
    {
        var paragraph = item.Paragraph!;
        if (item.Boxes.Boxes.Count > 0)
        {
            return item.Words.Any(char.IsLetter);
        }

        if (spaces.IsTypedPlaceholder)
        {
            return item.Likeness >= 0.5 || item.Number is not null || (ColumnWords(item.Words) <= 6 && (paragraph.IsBold || item.Words[^1] is ':' or '：'));
        }

        if (spaces.IsExplicit)
        {
            return ColumnWords(item.Words) <= 90 && (item.Likeness > 0 || item.Number is not null || item.Words.EndsWith(':') || paragraph.IsBold || spaces.Boxes.Count > 0 || ColumnWords(item.Words) <= 30);
        }

        if (QuestionSigns.EndsAsQuestion(item.Words) || Instructions.IsFollowUp(item.Words) && item.Likeness >= 0.8)
        {
            return true;
        }

        var isNumbered = item.Number is not null;
        var isInAskingList = paragraph.Label is { } label && _askingLists.Contains(label.List);
        return (isNumbered && item.Likeness >= 0.8)
            || (_asksOften && (IsAmongQuestions(item) || IsLastOfNumbers(item, spaces)))
            || (isInAskingList && item.Likeness >= 0.5)
            || (isNumbered && _asksOften && item.Likeness >= 0.5)
            || (_asksOften && item.Likeness >= 0.8 && spaces.Words is not null && ColumnWords(item.Words) <= 60);
    }

    // The nearest block that shows something, above or below.
    private FlowItem? Near(int at, int step)
    {
        var near = at + step;
        while (near >= 0 && near < _items.Count && _items[near].Kind == FlowKind.Blank)
        {
            near += step;
        }

        return near >= 0 && near < _items.Count ? _items[near] : null;
    }

    // The nearest blocks that show something, answers that stand between the questions among them.
    private IEnumerable<FlowItem> Around(int at, int step)
    {
        var near = at;
        for (var n = 0; n < 3 && Near(near, step) is { } item; n++)
        {
            yield return item;
            near = _at[item];
        }
    }

    // A demand in a row of questions of the same style.
    private bool IsAmongQuestions(FlowItem item)
    {
        var at = _at[item];
        bool Asks(FlowItem other) => other is { Kind: FlowKind.Text, Likeness: >= 0.9 } && other.Paragraph!.Style == item.Paragraph!.Style;
        return QuestionSigns.Demands(item.Words) && ColumnWords(item.Words) <= 40
            && (Around(at, -1).Any(Asks) || Around(at, 1).Any(Asks));
    }

    // "7. Additional comments" with room behind it, in a row of numbered questions.
    private bool IsLastOfNumbers(FlowItem item, FlowSpaces spaces)
    {
        if (!item.IsNumberTyped || spaces.Words is null || item.Paragraph!.IsBold || ColumnWords(item.Words) > 8 || _settings.LastQuestion?.Number is not { } last || !int.TryParse(item.Number, out var number))
        {
            return false;
        }

        var next = Near(_at[item], 1);
        return int.TryParse(last, out var before) && number == before + 1 && next is null or { Number: not null } or { Kind: FlowKind.Heading or FlowKind.Table };
    }

    // A list right behind a question, whose points do not ask themselves: parts of that question.
    private bool IsPart(FlowItem item) =>
        _lead is not null && item.Paragraph!.Label is { } label && item.Likeness < (IsBelowLead(label) ? 0.8 : 0.5) && !Instructions.IsFollowUp(item.Words)
            && (_leadLabel is null || label.List != _leadLabel.List || label.Level > _leadLabel.Level)
        || _letteredLead is not null && Numbering.IsPart(item.Number) && item.IsNumberTyped && !Instructions.IsInstruction(item.Words);

    private bool IsBelowLead(ListLabel label) => _leadLabel is { } lead && !label.IsBullet && label.List == lead.List && label.Level > lead.Level;

    // Points that only may be parts take no answer: the question above does, behind its last point.
    private void AddPart(FlowItem item, FlowSpaces spaces)
    {
        var isDetail = item.Paragraph!.Label is { IsBullet: true } && !spaces.IsExplicit;
        var draft = FlowDrafts.Of(item, spaces, Behind(item), _settings, _lead ?? _letteredLead, isDetail ? "it may only be a detail of the question above, which takes the answer" : null);
        _found.Add(isDetail ? draft.WithoutSlots() : draft);
    }

    private void Add(FlowItem item, FlowSpaces spaces, QuestionDraft? parent)
    {
        var details = spaces.IsExplicit ? 0 : DetailsBehind(item);
        var draft = FlowDrafts.Of(item, details > 0 ? FlowSpaces.Behind(_items, _at[item] + details) : spaces, Behind(item), _settings, parent, null);
        _found.Add(draft);
        _settings.LastQuestion = parent is null ? draft : _settings.LastQuestion;
        _lead = spaces.IsExplicit ? null : draft;
        _letteredLead = _lead;
        _leadLabel = item.Paragraph!.Label;
    }

    // How many blocks the bulleted points right behind a question take.
    private int DetailsBehind(FlowItem question)
    {
        var from = _at[question];
        var last = from;
        for (var at = from + 1; at < _items.Count; at++)
        {
            var item = _items[at];
            var isPoint = item.Kind == FlowKind.Text && item.Likeness < 0.5 && item.Paragraph!.Label is { IsBullet: true } label
                && (question.Paragraph!.Label is not { } own || label.List != own.List || label.Level > own.Level);
            if (!isPoint)
            {
                break;
            }

            last = at;
        }

        return last - from;
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

    // "Company:", or "Company: Acme" where the label is one of any form.
    private static bool IsLabelLine(FlowItem item)
    {
        var colon = item.Kind == FlowKind.Text ? item.Words.IndexOfAny([':', '：']) : -1;
        return colon is > 1 and <= 60 && ColumnWords(item.Words[..colon]) <= 6 && item.Paragraph!.Label is null && item.Boxes.Boxes.Count == 0
            && (colon == item.Words.Length - 1 || Titles.IsFieldLabel(item.Words[..colon]));
    }

    private static double ColumnWords(string text) => Grids.ColumnProfile.WordCount(text);
}
