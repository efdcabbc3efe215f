using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Builds Word questionnaires of every layout. The same calls give the same document.</summary>
internal sealed class WordForm
{
    private readonly Body _body = new();

    public Body Body => _body;

    public WordForm Add(params OpenXmlElement[] blocks)
    {
        _body.Append(blocks);
        return this;
    }

    public WordForm Heading(string text, int level = 1) =>
        Add(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Heading" + level }), TextRun(text)));

    public WordForm Say(params string[] paragraphs) => Add([.. paragraphs.Select(Words)]);

    public WordForm Table(params string[][] rows) => Add(TableOf(rows));

    public static Table TableOf(params string[][] rows)
    {
        var columns = rows.Max(r => r.Length);
        var table = new Table(
            new TableProperties(new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 })),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = "2400" })));
        table.Append(rows.Select(r => new TableRow(r.Select(CellOf))));
        return table;
    }

    public static TableCell CellOf(string text) =>
        new([new TableCellProperties(new TableCellWidth { Width = "2400", Type = TableWidthUnitValues.Dxa }), .. text.Split('\n').Select(Words)]);

    public static Paragraph Words(string text) => text.Length == 0 ? new Paragraph() : new Paragraph(TextRun(text));

    public static Run TextRun(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(_body.CloneNode(true));
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(Enumerable.Range(1, 3).Select(n => new Style(
                new StyleName { Val = "heading " + n },
                new StyleParagraphProperties(new OutlineLevel { Val = n - 1 })) { Type = StyleValues.Paragraph, StyleId = "Heading" + n }));
        }

        return stream.ToArray();
    }
}
