using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What follows a paragraph as the place of its answer.</summary>
internal sealed class FlowSpaces
{
    private const int MostBlank = 12;

    private readonly List<(WordBox Box, string Label, string Address)> _boxes = [];

    private readonly double _asks;

    private FlowSpaces(int end, double asks = 0) => (End, _asks) = (end, asks);

    /// <summary>Index behind the last block that belongs to the answer.</summary>
    public int End { get; private set; }

    /// <summary>Where words go; null: nowhere but behind the paragraph.</summary>
    public FlowSpace? Words { get; private set; }

    /// <summary>Where comments go; null: nowhere.</summary>
    public FlowSpace? Comment { get; private set; }

    /// <summary>Boxes to tick.</summary>
    public IReadOnlyList<(WordBox Box, string Label, string Address)> Boxes => _boxes;

    /// <summary>True: only a placeholder typed as text marks the place.</summary>
    public bool IsTypedPlaceholder { get; private set; }

    /// <summary>True: lines, controls, labels or boxes say that an answer goes here; an empty paragraph alone does not.</summary>
    public bool IsExplicit { get; private set; }

    /// <summary>The place behind the block at an index: an empty paragraph, or a new one.</summary>
    public static FlowSpaces Behind(IReadOnlyList<FlowItem> items, int index)
    {
        var spaces = new FlowSpaces(index + 1);
        if (index + 1 < items.Count && items[index + 1].Kind == FlowKind.Blank)
        {
            spaces.TakeBlank(items, items[index + 1], index + 1);
        }

        spaces.Words ??= After(items, index, isPlace: true);
        return spaces;
    }

    /// <summary>Looks at the blocks behind the one at an index.</summary>
    public static FlowSpaces After(IReadOnlyList<FlowItem> items, int index)
    {
        var spaces = new FlowSpaces(index + 1, items[index].Likeness);
        var blanks = 0;
        for (var at = index + 1; at < items.Count; at++)
        {
            var item = items[at];
            if (item.Kind == FlowKind.Blank)
            {
                blanks++;
                if (blanks > MostBlank)
                {
                    break;
                }

                spaces.TakeBlank(items, item, at);
            }
            else if (spaces.Take(items, item, at))
            {
                blanks = 0;
            }
            else if (!spaces.IsExplicit && spaces.IsHint(items, item, at))
            {
                blanks = 0;
            }
            else
            {
                break;
            }
        }

        return spaces;
    }

    // "Guidance: mention the metrics." between a question and the frame, line or label of its answer.
    private bool IsHint(IReadOnlyList<FlowItem> items, FlowItem item, int at)
    {
        var isHint = item.Kind == FlowKind.Aside || (item is { Kind: FlowKind.Text, Likeness: < 0.5, Number: null, Boxes.Boxes.Count: 0, Gaps.Count: 0 } && item.Words[^1] is not (':' or '：') && !item.Paragraph!.IsBold);
        if (_asks < 0.8 || !isHint || item.Paragraph is null or { Controls.Count: > 0 } or { Fields.Count: > 0 })
        {
            return false;
        }

        var next = at + 1;
        while (next < items.Count && next <= at + 3 && items[next].Kind is FlowKind.Blank or FlowKind.Aside)
        {
            next++;
        }

        return next < items.Count && items[next].Kind is FlowKind.Frame or FlowKind.Line or FlowKind.Place or FlowKind.AnswerLabel;
    }

    private void TakeBlank(IReadOnlyList<FlowItem> items, FlowItem item, int at)
    {
        if (Words is null && item.Paragraph!.Element.Child("pPr", "numPr") is null)
        {
            Words = new FlowSpace(item.Paragraph.Path + Anchor(items, at));
            End = at + 1;
        }
    }

    /// <summary>The place right behind a paragraph, which gets a new one.</summary>
    public static FlowSpace After(IReadOnlyList<FlowItem> items, int index, bool isPlace) =>
        new(items[index].Paragraph!.Path + "#after" + (isPlace ? Anchor(items, index) : ""));

    // The words that follow the place.
    private static string Anchor(IReadOnlyList<FlowItem> items, int index)
    {
        for (var at = index + 1; at < items.Count; at++)
        {
            if (items[at].Paragraph is null || items[at].Paragraph!.Text.Length > 0)
            {
                return "!" + (items[at].Paragraph is { } next ? SlotAddress.DigestOf(next.Text) : "table");
            }
        }

        return "!end";
    }

    private bool Take(IReadOnlyList<FlowItem> items, FlowItem item, int at)
    {
        var taken = item.Kind switch
        {
            FlowKind.Line => IsLinedAlready(items, at) || TakeWords(new FlowSpace($"{item.Paragraph!.Path}#l{Lines(items, at)}{Anchor(items, at + Lines(items, at) - 1)}")),
            FlowKind.Place => TakePlace(PlaceOf(item.Paragraph!)),
            FlowKind.Frame => TakeWords(FrameOf((WordTable)item.Block)),
            FlowKind.FilledFrame => _asks >= 0.8 && TakeWords(FrameOf((WordTable)item.Block)),
            FlowKind.AnswerLabel => TakeLabel(items, item, at),
            FlowKind.Boxes or FlowKind.Option => TakeBoxes(items, item, at),
            _ => false,
        };
        if (taken)
        {
            IsExplicit = true;
            End = Math.Max(End, at + 1);
        }

        return taken;
    }

    // Lines one below the other are one place.
    private static bool IsLinedAlready(IReadOnlyList<FlowItem> items, int at) => items[at - 1].Kind == FlowKind.Line;

    private static int Lines(IReadOnlyList<FlowItem> items, int at) => items.Skip(at).TakeWhile(i => i.Kind == FlowKind.Line).Count();

    private bool TakePlace(FlowSpace space)
    {
        IsTypedPlaceholder = (!IsExplicit || IsTypedPlaceholder) && space.Control is null;
        return TakeWords(space);
    }

    private bool TakeWords(FlowSpace space)
    {
        if (Words is null || !IsExplicit)
        {
            Words = space;
        }

        return true;
    }

    // "Answer:" takes the answer behind it; "Comments:" takes comments where the answer has its place already.
    private bool TakeLabel(IReadOnlyList<FlowItem> items, FlowItem item, int at)
    {
        var paragraph = item.Paragraph!;
        var length = Math.Max(Instructions.LabelLength(paragraph.Raw), Instructions.IsAnswerLabel(paragraph.Text) ? paragraph.Raw.Length : 0);
        var rest = Fold.Spaces(paragraph.Raw[Math.Min(length, paragraph.Raw.Length)..]);
        var space = rest.Length > 0 && !Placeholders.IsPlaceholder(rest)
            ? new FlowSpace(paragraph.Path + "#end") { Existing = rest }
            : Word.Gaps.In(paragraph).Count > 0 ? new FlowSpace(paragraph.Path + "#g1")
            : paragraph.Controls.Count + paragraph.Fields.Count > 0 ? PlaceOf(paragraph)
            : at + 1 < items.Count && items[at + 1].Kind is FlowKind.Line or FlowKind.Place or FlowKind.Frame ? null
            : new FlowSpace(paragraph.Path + "#end");
        if (space is not null && (_boxes.Count > 0 || (IsExplicit && Words is not null)))
        {
            Comment ??= space;
        }
        else if (space is not null)
        {
            Words = space;
        }

        return true;
    }

    private bool TakeBoxes(IReadOnlyList<FlowItem> items, FlowItem item, int at)
    {
        if (item.Kind == FlowKind.Boxes)
        {
            _boxes.AddRange(item.Boxes.Boxes.Select((b, n) => (b.Box, b.Label, $"{item.Paragraph!.Path}#b{n + 1}")));
            if (item.Gaps is [_, ..] && !FlowDrafts.IsOfAnOption(item))
            {
                Comment ??= new FlowSpace(item.Paragraph!.Path + "#g1");
            }

            return true;
        }

        // Options without boxes: at least two of them, one a line.
        if (_boxes.Count == 0 && !(at + 1 < items.Count && items[at + 1].Kind == FlowKind.Option))
        {
            return false;
        }

        _boxes.Add((new WordBox(0, 0, false), item.Paragraph!.Text, item.Paragraph.Path + "#o"));
        return true;
    }

    /// <summary>The place a control, field or placeholder makes of its paragraph.</summary>
    public static FlowSpace PlaceOf(WordParagraph paragraph)
    {
        var control = paragraph.Controls.FirstOrDefault(c => c.IsPlace) ?? (paragraph.Around is { IsPlace: true } around ? around : null);
        if (control is not null)
        {
            var isEmpty = control.IsShowingPlaceholder || paragraph.Text.Length == 0 || Placeholders.IsPlaceholder(paragraph.Text);
            return new FlowSpace($"s{control.Ordinal}", control.Kind)
            {
                Options = [.. control.Choices.Select(c => c.Shown)],
                Existing = isEmpty ? null : ShownBy(control, paragraph),
                IsLocked = control.IsLocked,
            };
        }

        return paragraph.Fields.FirstOrDefault(f => f.Kind != ControlKind.CheckBox) is { } field
            ? new FlowSpace($"f{field.Ordinal}", field.Kind)
            {
                Options = field.Choices,
                Existing = field.Existing,
                MaxLength = field.MaxLength,
                IsLocked = field.IsLocked,
            }
            : new FlowSpace(paragraph.Path) { Options = Placeholders.OptionsIn(paragraph.Text) };
    }

    private static FlowSpace FrameOf(WordTable table)
    {
        var content = CellContent.Of(table.Rows[0].Cells[0]);
        return new FlowSpace(content.Address, content.Control) { Options = content.Options, Existing = content.Existing, MaxLength = content.MaxLength, IsLocked = content.IsLocked };
    }

    private static string ShownBy(WordControl control, WordParagraph paragraph) =>
        Fold.Spaces(string.Concat(paragraph.Pieces.Where(p => p.Element.Start >= control.Element.Start && p.Element.End <= control.Element.End).Select(p => p.Text)));
}
