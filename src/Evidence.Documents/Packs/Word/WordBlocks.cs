using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evidence.Documents.Packs.Report;

namespace Evidence.Documents.Packs.Word;

/// <summary>Turns blocks of a report into paragraphs, tables and charts of Word.</summary>
/// <param name="charts">Where charts go.</param>
internal sealed class WordBlocks(WordCharts charts)
{
    /// <summary>Width of the text in twentieths of a point: A4 less the template's margins.</summary>
    public const int TextWidth = 9638;

    private const int ShortTable = 10;

    private readonly List<(int Level, string Text, string Bookmark)> _headings = [];
    private int _bookmark;

    /// <summary>The headings written so far, for the table of contents.</summary>
    public IReadOnlyList<(int Level, string Text, string Bookmark)> Headings => _headings;

    public IEnumerable<OpenXmlElement> Write(IEnumerable<Block> blocks) => blocks.SelectMany(Write);

    private IEnumerable<OpenXmlElement> Write(Block block) => block switch
    {
        Block.Heading heading => [Write(heading)],
        Block.Paragraph paragraph => [WordText.Paragraph(StyleOf(paragraph.Style), paragraph.Runs)],
        Block.Bullets bullets => bullets.Entries.Select(entry => WordText.Paragraph("ListBullet", entry)),
        Block.Banner banner => [Write(banner), Gap()],
        Block.Table table => Write(table),
        Block.Chart chart => [charts.Add(chart, TextWidth)],
        _ => [],
    };

    private static string StyleOf(Block.Face face) => face switch
    {
        Block.Face.Title => "Title",
        Block.Face.Subtitle => "Subtitle",
        Block.Face.Lead => "Lead",
        Block.Face.Small => "Small",
        Block.Face.Label => "SectionLabel",
        _ => "Normal",
    };

    private Paragraph Write(Block.Heading heading)
    {
        var paragraph = WordText.Paragraph($"Heading{heading.Level}", heading.Text);
        var name = $"_Toc{2026_0000 + _headings.Count:D9}";
        _headings.Add((heading.Level, heading.Text, name));
        return Mark(paragraph, name);
    }

    private Paragraph Mark(Paragraph paragraph, string name)
    {
        var id = (++_bookmark).ToString();
        paragraph.InsertAfter(new BookmarkStart { Id = id, Name = name }, paragraph.ParagraphProperties);
        paragraph.Append(new BookmarkEnd { Id = id });
        return paragraph;
    }

    // One cell on a coloured ground: the disposition has to be seen from across the table.
    private static Table Write(Block.Banner banner)
    {
        var colour = Palette.Text(banner.Tone);
        var head = WordText.Paragraph("BannerHead", banner.Headline.ToUpperInvariant());
        var detail = WordText.Paragraph("BannerText", banner.Detail);
        foreach (var run in head.Elements<DocumentFormat.OpenXml.Wordprocessing.Run>().Concat(detail.Elements<DocumentFormat.OpenXml.Wordprocessing.Run>()))
        {
            run.RunProperties = new RunProperties(new Color { Val = colour });
        }

        var edge = new LeftBorder { Val = BorderValues.Single, Size = 48, Space = 0, Color = Palette.Solid(banner.Tone) };
        return new Table(
            new TableProperties(
                new TableWidth { Width = TextWidth.ToString(), Type = TableWidthUnitValues.Dxa },
                new TableBorders(edge),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = TextWidth.ToString() }),
            new TableRow(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Width = TextWidth.ToString(), Type = TableWidthUnitValues.Dxa },
                    new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Palette.Ground(banner.Tone) }),
                head,
                detail)));
    }

    private IEnumerable<OpenXmlElement> Write(Block.Table table)
    {
        if (table.HasCaption)
        {
            yield return WordText.Paragraph("Caption", table.Caption);
        }

        var widths = table.Columns.Select(column => (TextWidth * column.Width / 1000).ToString()).ToArray();
        var element = new Table(
            new TableProperties(
                new TableStyle { Val = "EvidenceTable" },
                new TableWidth { Width = TextWidth.ToString(), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                // A header row and no bands. The bits alone: the named attributes, as tblCaption and tblDescription, are newer than Word 2007, whose schema every file is held to.
                new TableLook { Val = "0620" }),
            new TableGrid(widths.Select(width => new GridColumn { Width = width })));
        element.Append(HeaderRow(table, widths));
        element.Append(table.Rows.Select(row => Row(row, widths)));
        KeepTogether(element);
        yield return element;
        yield return Gap();
    }

    // A short table moves to the next page as a whole rather than leaving a row behind.
    private static void KeepTogether(Table table)
    {
        TableRow[] rows = [.. table.Elements<TableRow>()];
        foreach (var properties in rows.Length > ShortTable ? [] : rows.SkipLast(1).SelectMany(row => row.Descendants<ParagraphProperties>()))
        {
            properties.KeepNext ??= new KeepNext();
        }
    }

    private static TableRow HeaderRow(Block.Table table, string[] widths) => new(
    [
        new TableRowProperties(new CantSplit(), new TableHeader()),
        .. table.Columns.Select((column, index) => new TableCell(
            new TableCellProperties(new TableCellWidth { Width = widths[index], Type = TableWidthUnitValues.Dxa }),
            WordText.Paragraph("TableHead", column.Header.Length == 0 ? "Ref." : column.Header))),
    ]);

    private TableRow Row(IReadOnlyList<Cell> row, string[] widths) => new(
    [
        new TableRowProperties(new CantSplit()),
        .. row.Select((cell, index) => new TableCell(
        [
            new TableCellProperties(new TableCellWidth { Width = widths[index], Type = TableWidthUnitValues.Dxa }),
            .. Paragraphs(cell, widths[index]),
        ])),
    ]);

    private Paragraph[] Paragraphs(Cell cell, string width)
    {
        if (cell.Trend is { } trend)
        {
            return [charts.AddTrend(trend, cell.TrendWords ?? "Trend", int.Parse(width))];
        }

        Paragraph[] paragraphs = cell.Paragraphs.Count == 0
            ? [WordText.Paragraph("TableText", "")]
            : [.. cell.Paragraphs.Select(runs => WordText.Paragraph("TableText", runs))];
        if (cell.Anchor > 0)
        {
            Mark(paragraphs[0], WordText.Anchor(cell.Anchor));
        }

        return paragraphs;
    }

    private static Paragraph Gap() => new(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "60", Line = "120", LineRule = LineSpacingRuleValues.Exact }));
}
