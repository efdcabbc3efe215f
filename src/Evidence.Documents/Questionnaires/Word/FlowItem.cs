using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What a block is in the flow of a document.</summary>
internal enum FlowKind
{
    /// <summary>Nothing shows.</summary>
    Blank,

    /// <summary>Underscores or dots to write on, and nothing else.</summary>
    Line,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Words.</summary>
    Text,

    /// <summary>Boxes with their labels and nothing that asks.</summary>
    Boxes,

    /// <summary>One option of a list of options, without a box.</summary>
    Option,

    /// <summary>A content control, form field or placeholder and nothing else.</summary>
    Place,

    /// <summary>Says that the answer comes here.</summary>
    AnswerLabel,

    /// <summary>Instructions, contents, captions: nothing to answer.</summary>
    Aside,

    /// <summary>A table with one empty cell: a frame for the answer.</summary>
    Frame,

    /// <summary>A table with one cell of words: an answer, where a question stands before it.</summary>
    FilledFrame,

    /// <summary>Any other table.</summary>
    Table,
}

/// <summary>A block of the flow and what it is.</summary>
internal sealed class FlowItem
{
    private FlowItem(WordBlock block, FlowKind kind) => (Block, Kind) = (block, kind);

    public WordBlock Block { get; }

    public FlowKind Kind { get; }

    /// <summary>The paragraph; null: a table.</summary>
    public WordParagraph? Paragraph => Block as WordParagraph;

    /// <summary>The typed number before the words, or the one the list shows; null: none.</summary>
    public string? Number { get; private init; }

    /// <summary>True: <see cref="Number"/> is typed text.</summary>
    public bool IsNumberTyped { get; private init; }

    /// <summary>The words without a typed number; before the first box where there are boxes.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Likeness of the words to a question, 0 to 1.</summary>
    public double Likeness { get; private init; }

    public LabelledBoxes Boxes { get; private init; } = new("", []);

    public IReadOnlyList<(int Start, int Length)> Gaps { get; private init; } = [];

    /// <summary>Reads a block.</summary>
    public static FlowItem Of(WordBlock block) =>
        block is WordParagraph paragraph ? OfParagraph(paragraph) : new FlowItem(block, KindOf((WordTable)block));

    /// <summary>The same paragraph with the words before its boxes as what it asks, and labels that stand elsewhere.</summary>
    public FlowItem Labelled(string lead, IReadOnlyList<string> labels)
    {
        var (typed, words) = Numbering.Strip(lead);
        return new FlowItem(Block, FlowKind.Text)
        {
            Boxes = new LabelledBoxes(lead, [.. Boxes.Boxes.Zip(labels).Select(b => (b.First.Box, b.Second))]),
            Words = words,
            Number = typed ?? Number,
            IsNumberTyped = typed is not null,
            Likeness = QuestionSigns.Likeness(words),
        };
    }

    /// <summary>The same paragraph as one that asks nothing.</summary>
    public FlowItem AsAside() => new(Block, FlowKind.Aside);

    private static FlowItem OfParagraph(WordParagraph paragraph)
    {
        var boxes = LabelledBoxes.Of(paragraph);
        var gaps = Word.Gaps.In(paragraph);
        var (typed, words) = Numbering.Strip(boxes.Boxes.Count > 0 ? boxes.Lead : paragraph.Raw.TrimEnd().TrimStart('•', '▪', '‣', '◦', '·', ' '));
        words = Fold.Spaces(gaps.Count > 0 && boxes.Boxes.Count == 0 ? WithoutLastGap(paragraph.Raw, gaps, words) : words);
        var list = paragraph.Label is { IsBullet: false, Text.Length: > 0 } label ? label.Text : null;
        return new FlowItem(paragraph, KindOf(paragraph, boxes, gaps, words))
        {
            Boxes = boxes,
            Gaps = gaps,
            Words = words,
            Number = typed ?? list,
            IsNumberTyped = typed is not null,
            Likeness = QuestionSigns.Likeness(words),
        };
    }

    // "Who is responsible? ____": the line is no part of the words.
    private static string WithoutLastGap(string raw, IReadOnlyList<(int Start, int Length)> gaps, string words) =>
        gaps.Count == 1 && raw[(gaps[0].Start + gaps[0].Length)..].Trim().Length == 0 ? Numbering.Strip(raw[..gaps[0].Start]).Text : words;

    private static FlowKind KindOf(WordParagraph paragraph, LabelledBoxes boxes, IReadOnlyList<(int Start, int Length)> gaps, string words)
    {
        if (paragraph.Text.Length == 0)
        {
            return paragraph.Controls.Any(c => c.IsPlace) || paragraph.Fields.Count > 0 ? FlowKind.Place : paragraph.IsEmpty ? FlowKind.Blank : FlowKind.Aside;
        }

        if (boxes.Boxes.Count > 0)
        {
            return words.Length == 0 || ChoiceWords.IsChoice(words) ? FlowKind.Boxes : FlowKind.Text;
        }

        return Placeholders.IsLine(paragraph.Text) ? FlowKind.Line
            : IsContents(paragraph) ? FlowKind.Aside
            : paragraph.HeadingLevel > 0 ? FlowKind.Heading
            : IsPlaceOnly(paragraph, gaps) ? FlowKind.Place
            : IsLinedLabel(paragraph, gaps) || Instructions.IsAnswerLabel(paragraph.Text) || (Instructions.AnswerLabelLength(paragraph.Raw) > 0 && paragraph.Raw.Length > 3) ? FlowKind.AnswerLabel
            : ChoiceWords.IsChoice(paragraph.Text) ? FlowKind.Option
            : Instructions.IsInstruction(paragraph.Text) ? FlowKind.Aside
            : FlowKind.Text;
    }

    // "Comments: ________".
    private static bool IsLinedLabel(WordParagraph paragraph, IReadOnlyList<(int Start, int Length)> gaps) =>
        gaps is [var gap] && paragraph.Raw[(gap.Start + gap.Length)..].Trim().Length == 0 && Instructions.IsAnswerLabel(paragraph.Raw[..gap.Start]);

    private static bool IsPlaceOnly(WordParagraph paragraph, IReadOnlyList<(int Start, int Length)> gaps) =>
        Placeholders.IsPlaceholder(paragraph.Text)
        || paragraph.Around is { IsShowingPlaceholder: true, IsPlace: true }
        || (paragraph.Controls.Count + paragraph.Fields.Count == 1 && gaps.Count == 0 && IsCoveredByControl(paragraph));

    // Everything the paragraph shows is inside of its one control or field.
    private static bool IsCoveredByControl(WordParagraph paragraph)
    {
        if (paragraph.Fields is [var field])
        {
            return Fold.Spaces(field.Shown) == paragraph.Text;
        }

        var control = paragraph.Controls[0];
        return control.IsPlace
            && paragraph.Pieces.Where(p => p.Text.Trim().Length > 0).All(p => p.Element.Start >= control.Element.Start && p.Element.End <= control.Element.End);
    }

    private static bool IsContents(WordParagraph paragraph)
    {
        var style = paragraph.Style.ToLowerInvariant();
        return style.StartsWith("toc", StringComparison.Ordinal) || style.StartsWith("tableoffigures", StringComparison.Ordinal)
            || style is "caption" or "header" or "footer" or "title" or "subtitle" || style.StartsWith("footnote", StringComparison.Ordinal);
    }

    private static FlowKind KindOf(WordTable table)
    {
        if (table.Rows is not [{ Cells: [var cell] }] || CellContent.Of(cell) is not { Boxes.Count: 0 } content)
        {
            return FlowKind.Table;
        }

        return content.IsBlank ? FlowKind.Frame : content.Existing is { } text && !Instructions.IsInstruction(text) && !QuestionSigns.Asks(text) ? FlowKind.FilledFrame : FlowKind.Table;
    }
}
