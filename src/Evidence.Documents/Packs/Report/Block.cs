namespace Evidence.Documents.Packs.Report;

/// <summary>A part of a report, as Word and HTML both can show it.</summary>
internal abstract record Block
{
    /// <summary>How a paragraph is set.</summary>
    internal enum Face
    {
        Body,
        Title,
        Subtitle,
        Lead,
        Small,
        Label,
    }

    /// <summary>A heading of the outline; level 1 to 3.</summary>
    internal sealed record Heading(int Level, string Text) : Block;

    /// <summary>A paragraph.</summary>
    internal sealed record Paragraph(IReadOnlyList<Run> Runs, Face Style = Face.Body) : Block
    {
        public Paragraph(string text, Face style = Face.Body)
            : this([new Run(text)], style)
        {
        }
    }

    /// <summary>A list.</summary>
    internal sealed record Bullets(IReadOnlyList<IReadOnlyList<Run>> Entries) : Block
    {
        public static Bullets Of(IEnumerable<string> entries) => new([.. entries.Select(entry => new[] { new Run(entry) })]);
    }

    /// <summary>The disposition.</summary>
    internal sealed record Banner(Tone Tone, string Headline, string Detail) : Block;

    /// <summary>A table with a header row.</summary>
    /// <param name="Caption">What it shows; also its alternative text.</param>
    /// <param name="Columns">Header and width of each column, in thousandths of the text's width.</param>
    /// <param name="Rows">One cell a column.</param>
    /// <param name="HasCaption">False: the heading above says it already.</param>
    internal sealed record Table(string Caption, IReadOnlyList<(string Header, int Width)> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, bool HasCaption = true) : Block;

    /// <summary>A bar chart.</summary>
    /// <param name="Title">What it shows.</param>
    /// <param name="Words">The same in words, for those who do not see it.</param>
    /// <param name="Categories">What the bars are about.</param>
    /// <param name="Series">One bar a category each.</param>
    /// <param name="IsStacked">True: one bar a category, lying, made up of the series; false: bars side by side, standing where their names have room.</param>
    /// <param name="IsShare">Values are shares, shown as percentages.</param>
    internal sealed record Chart(string Title, string Words, IReadOnlyList<string> Categories, IReadOnlyList<Series> Series, bool IsStacked, bool IsShare) : Block
    {
        private const int CharactersAcross = 90;

        /// <summary>Whether the bars lie, so that each name has a line of its own.</summary>
        public bool IsLying => IsStacked || Categories.Count * (Categories.Max(category => category.Length) + 2) > CharactersAcross;
    }
}
