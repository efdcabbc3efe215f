using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What a cell holds, seen as a place for an answer.</summary>
internal sealed record CellContent(WordCell Cell)
{
    /// <summary>Its words, placeholders and boxes left out.</summary>
    public required string Text { get; init; }

    /// <summary>True: an answer may be put in it.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Labels of its boxes or values of its list.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Boxes to tick: option and address.</summary>
    public IReadOnlyList<(string Option, string Address, bool IsChecked)> Boxes { get; init; } = [];

    /// <summary>Where the answer goes: a control, a form field or the cell itself.</summary>
    public required string Address { get; init; }

    /// <summary>Where words go beside boxes or a list in the same cell; null: nowhere.</summary>
    public string? WordsAddress { get; init; }

    /// <summary>The placeholder it shows; empty: none.</summary>
    public string Placeholder { get; init; } = "";

    /// <summary>True: a single box without label.</summary>
    public bool IsBox { get; init; }

    /// <summary>What it holds as an answer; null: nothing.</summary>
    public string? Existing { get; init; }

    /// <summary>What the control or field there takes; null: there is none.</summary>
    public ControlKind? Control { get; init; }

    /// <summary>Most characters that fit; null: no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>True: there is a control or field, which forms protection leaves open.</summary>
    public bool IsFormField { get; init; }

    /// <summary>True: locked by its author.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Reads a cell.</summary>
    public static CellContent Of(WordCell cell)
    {
        var paragraphs = cell.Paragraphs.ToList();
        var boxes = paragraphs.SelectMany(BoxesOf).ToList();
        if (OptionLines.Of(paragraphs) is { Count: >= 2 } lines)
        {
            return OfLines(cell, lines);
        }

        if (boxes.Count > 0)
        {
            return OfBoxes(cell, paragraphs, boxes);
        }

        var controls = paragraphs.SelectMany(p => p.Controls).Concat(paragraphs.Select(p => p.Around).OfType<WordControl>()).Append(cell.Around).OfType<WordControl>()
            .Where(c => c.IsPlace).Distinct().ToList();
        if (controls is [var control])
        {
            return OfControl(cell, paragraphs, control);
        }

        if (controls is [{ Choices.Count: > 0 } list, { Choices.Count: 0 } words])
        {
            return OfListAndWords(cell, paragraphs, list, words);
        }

        return paragraphs.SelectMany(p => p.Fields).ToList() is [var field] ? OfField(cell, field) : OfText(cell, paragraphs);
    }

    private static IEnumerable<(string Label, string Address, bool IsChecked, string Lead, bool IsFormField)> BoxesOf(WordParagraph paragraph)
    {
        var labelled = LabelledBoxes.Of(paragraph);
        return labelled.Boxes.Select((b, n) =>
            (b.Label, $"{paragraph.Path}#b{n + 1}", b.Box.IsChecked, n == 0 ? labelled.Lead : "", b.Box.Control is not null || b.Box.Field is not null));
    }

    private static CellContent OfBoxes(WordCell cell, List<WordParagraph> paragraphs, List<(string Label, string Address, bool IsChecked, string Lead, bool IsFormField)> boxes)
    {
        var words = paragraphs.Where(p => p.Boxes.Count == 0).Select(p => p.Text).Concat(boxes.Select(b => b.Lead)).Where(t => t.Length > 0);
        var labelled = boxes.Where(b => b.Label.Length > 0).ToList();
        var text = string.Join(" ", words);
        return new CellContent(cell)
        {
            Text = text,
            IsBlank = text.Length == 0,
            Address = cell.Path,
            Options = [.. labelled.Select(b => b.Label)],
            Boxes = [.. boxes.Select(b => (b.Label, b.Address, b.IsChecked))],
            WordsAddress = boxes.Count > 1 ? WordsBeside(paragraphs) : null,
            IsBox = boxes.Count == 1 && labelled.Count == 0,
            Existing = boxes.Where(b => b.IsChecked).Select(b => b.Label.Length > 0 ? b.Label : "x").FirstOrDefault(),
            IsFormField = boxes.All(b => b.IsFormField),
        };
    }

    private static CellContent OfLines(WordCell cell, IReadOnlyList<(string Option, string Address, bool IsChecked)> lines) => new(cell)
    {
        Text = "",
        IsBlank = true,
        Address = cell.Path,
        Options = [.. lines.Select(l => l.Option)],
        Boxes = lines,
        Existing = lines.Where(l => l.IsChecked).Select(l => l.Option).FirstOrDefault(),
    };

    private static CellContent OfControl(WordCell cell, List<WordParagraph> paragraphs, WordControl control)
    {
        var all = WordsOf(paragraphs);
        var isEmpty = control.IsShowingPlaceholder || all.Length == 0 || Placeholders.IsPlaceholder(all);
        var beside = control.Choices.Count > 0 && control != cell.Around ? paragraphs.FirstOrDefault(p => p.Controls.Count == 0 && p.Around is null && Placeholders.IsPlaceholder(p.Text)) : null;
        return new CellContent(cell)
        {
            WordsAddress = beside?.Path,
            Text = isEmpty ? "" : all,
            IsBlank = isEmpty,
            Address = $"s{control.Ordinal}",
            Placeholder = isEmpty ? all : "",
            Options = [.. control.Choices.Select(c => c.Shown)],
            Existing = isEmpty ? null : all,
            Control = control.Kind,
            IsFormField = true,
            IsLocked = control.IsLocked,
        };
    }

    // A list and, below it, a place for words.
    private static CellContent OfListAndWords(WordCell cell, List<WordParagraph> paragraphs, WordControl list, WordControl words)
    {
        var chosen = list.IsShowingPlaceholder ? "" : ShownBy(list, paragraphs);
        var isChosen = list.Choices.Any(c => c.Shown == chosen);
        var said = words.IsShowingPlaceholder ? "" : ShownBy(words, paragraphs);
        return new CellContent(cell)
        {
            Text = isChosen ? chosen : said,
            IsBlank = !isChosen && said.Length == 0,
            Address = $"s{list.Ordinal}",
            WordsAddress = $"s{words.Ordinal}",
            Options = [.. list.Choices.Select(c => c.Shown)],
            Existing = isChosen ? chosen : said.Length > 0 ? said : null,
            Control = list.Kind,
            IsFormField = true,
            IsLocked = list.IsLocked,
        };
    }

    private static string ShownBy(WordControl control, List<WordParagraph> paragraphs) => Fold.Spaces(string.Concat(
        paragraphs.SelectMany(p => p.Pieces).Where(p => p.Element.Start >= control.Element.Start && p.Element.End <= control.Element.End).Select(p => p.Text)));

    // "Yes [ ] No [ ] If yes, describe: ____": words go on the line, or into the control.
    private static string? WordsBeside(List<WordParagraph> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Controls.FirstOrDefault(c => c.IsPlace && c.Choices.Count == 0) is { } control)
            {
                return $"s{control.Ordinal}";
            }

            if (paragraph.Fields.FirstOrDefault(f => f.Kind == ControlKind.Text) is { } field)
            {
                return $"f{field.Ordinal}";
            }

            if (FlowItem.Of(paragraph) is { Gaps.Count: > 0 } item && (item.Boxes.Boxes.Count == 0 || !FlowDrafts.IsOfAnOption(item)))
            {
                var before = Fold.Spaces(paragraph.Raw[..item.Gaps[0].Start]);
                return paragraph.Path + "#g1" + (before.Length > 0 && paragraph.Boxes.Count == 0 ? "!" + SlotAddress.DigestOf(before) : "");
            }
        }

        return null;
    }

    /// <summary>The same cell where it is alone in its row and says that the answer comes here: <c>Response:</c>.</summary>
    public CellContent AsLabelledPlace()
    {
        var worded = Cell.Paragraphs.Where(p => p.Text.Length > 0).ToList();
        if (Control is not null || Options.Count > 0 || worded is not [var label, ..] || Math.Max(Instructions.AnswerLabelLength(label.Raw), Instructions.IsAnswerLabel(label.Text) ? label.Raw.Length : 0) is not (> 0 and var length))
        {
            return this;
        }

        var rest = Fold.Spaces(string.Join(' ', worded.Skip(1).Select(p => p.Text).Prepend(label.Raw[Math.Min(length, label.Raw.Length)..])));
        var isFilled = rest.Length > 0 && !Placeholders.IsPlaceholder(rest);
        return this with
        {
            Text = isFilled ? rest : "",
            IsBlank = !isFilled,
            Address = Gaps.In(label).Count > 0 ? label.Path + "#g1" : label.Path + "#end",
            Placeholder = label.Text,
            Existing = isFilled ? rest : null,
        };
    }

    private static CellContent OfField(WordCell cell, WordField field)
    {
        var existing = field.Existing;
        var isEmpty = existing is null;
        return new CellContent(cell)
        {
            Text = existing ?? "",
            IsBlank = isEmpty,
            Address = $"f{field.Ordinal}",
            Options = field.Choices,
            Existing = existing,
            Control = field.Kind,
            MaxLength = field.MaxLength,
            IsFormField = true,
            IsLocked = field.IsLocked,
        };
    }

    private static CellContent OfText(WordCell cell, List<WordParagraph> paragraphs)
    {
        var all = WordsOf(paragraphs);
        var isPlaceholder = Placeholders.IsPlaceholder(all);
        if (GapOf(paragraphs) is { } gap)
        {
            return new CellContent(cell) { Text = "", IsBlank = true, Address = gap, Placeholder = all };
        }

        var holdsMore = paragraphs.Any(p => p.HasDrawing || p.Controls.Count > 0 || p.Fields.Count > 0) || cell.Blocks.OfType<WordTable>().Any();
        return new CellContent(cell)
        {
            Text = isPlaceholder ? "" : all,
            IsBlank = (all.Length == 0 || isPlaceholder) && !holdsMore,
            Address = cell.Path,
            Placeholder = isPlaceholder ? all : "",
            Options = isPlaceholder ? Placeholders.OptionsIn(all) : [],
            Existing = all.Length == 0 || isPlaceholder ? null : all,
        };
    }

    // "____ days": the answer goes on the line, the unit stays.
    private static string? GapOf(List<WordParagraph> paragraphs)
    {
        if (paragraphs.Where(p => p.Text.Length > 0).ToList() is not [var only] || Gaps.In(only) is not [var gap] || only.Raw.AsSpan(gap.Start, gap.Length).ContainsAnyExcept("_ ＿"))
        {
            return null;
        }

        var (before, after) = (only.Raw[..gap.Start].Trim(), only.Raw[(gap.Start + gap.Length)..].Trim());
        return before.Length == 0 && after is { Length: > 0 and <= 24 } && Grids.ColumnProfile.WordCount(after) <= 3 ? only.Path + "#g1!" + SlotAddress.DigestOf(after) : null;
    }

    private static string WordsOf(List<WordParagraph> paragraphs) => string.Join(" ", paragraphs.Select(p => p.Text).Where(t => t.Length > 0));
}
