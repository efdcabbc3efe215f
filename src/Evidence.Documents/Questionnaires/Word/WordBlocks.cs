using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>A paragraph or table of the body or of a cell.</summary>
/// <param name="Element">Its markup.</param>
/// <param name="Path">Where it stands: <c>p12</c>, <c>t3</c>, <c>t3.r2.c1.p1</c>.</param>
internal abstract record WordBlock(SourceElement Element, string Path)
{
    /// <summary>The block content control around it; null: none.</summary>
    public WordControl? Around { get; init; }
}

/// <summary>A table, its rows as they show: deleted ones left out.</summary>
internal sealed record WordTable(SourceElement Element, string Path, IReadOnlyList<WordRow> Rows) : WordBlock(Element, Path)
{
    /// <summary>Number among all tables of the document, from 1.</summary>
    public int Ordinal { get; init; }
}

/// <summary>A row of a table.</summary>
internal sealed record WordRow(SourceElement Element, IReadOnlyList<WordCell> Cells)
{
    /// <summary>True: repeated on each page as a header.</summary>
    public bool IsHeader { get; init; }

    /// <summary>True: inside of a repeating section.</summary>
    public bool IsRepeating { get; init; }
}

/// <summary>A cell of a table.</summary>
internal sealed record WordCell(SourceElement Element, string Path, IReadOnlyList<WordBlock> Blocks)
{
    /// <summary>Column of the table's grid it begins at, from 0.</summary>
    public int Column { get; init; }

    /// <summary>Columns of the grid it covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>True: continues the cell above.</summary>
    public bool IsContinued { get; init; }

    /// <summary>Fill colour; null: none, or white.</summary>
    public string? Shade { get; init; }

    /// <summary>The content control around the cell; null: none.</summary>
    public WordControl? Around { get; init; }

    /// <summary>Its own paragraphs, those of nested tables left out.</summary>
    public IEnumerable<WordParagraph> Paragraphs => Blocks.OfType<WordParagraph>();
}

/// <summary>A paragraph and what it shows.</summary>
internal sealed record WordParagraph(SourceElement Element, string Path) : WordBlock(Element, Path)
{
    /// <summary>Text with tabs and line breaks, as if tracked changes were accepted.</summary>
    public required string Raw { get; init; }

    /// <summary>The same with white space folded.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<TextPiece> Pieces { get; init; } = [];

    public IReadOnlyList<WordControl> Controls { get; init; } = [];

    public IReadOnlyList<WordField> Fields { get; init; } = [];

    public IReadOnlyList<WordBox> Boxes { get; init; } = [];

    /// <summary>Level of a heading, 1 to 9; 0: none.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Name of its style; empty: the default.</summary>
    public string Style { get; init; } = "";

    /// <summary>The number its list shows; null: none.</summary>
    public ListLabel? Label { get; init; }

    /// <summary>True: all its words are bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>True: holds a picture or an embedded object.</summary>
    public bool HasDrawing { get; init; }

    /// <summary>True: breaks the page or column, or ends a section.</summary>
    public bool HasBreak { get; init; }

    /// <summary>True: nothing shows, and an answer may be written in it.</summary>
    public bool IsEmpty => Text.Length == 0 && !HasDrawing && !HasBreak && Controls.Count == 0 && Fields.Count == 0;
}

/// <summary>The number or bullet a paragraph's list gives it.</summary>
/// <param name="List">Which list.</param>
/// <param name="Level">Level in the list, from 0.</param>
/// <param name="Text">As shown: <c>2.1</c>, <c>(a)</c>, or the bullet.</param>
/// <param name="IsBullet">True: no number.</param>
internal sealed record ListLabel(string List, int Level, string Text, bool IsBullet)
{
    /// <summary>Left indent of the level, in twentieths of a point.</summary>
    public int Indent { get; init; }

    /// <summary>How far the number hangs left of it.</summary>
    public int Hanging { get; init; }
}
