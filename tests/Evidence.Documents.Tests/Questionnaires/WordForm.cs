using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Builds Word questionnaires of every layout. The same calls give the same document.</summary>
internal sealed class WordForm
{
    private readonly Body _body = new();
    private bool _hasLists;
    private bool _isProtected;

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

    /// <summary>Paragraphs numbered by a list.</summary>
    public WordForm Numbered(params string[] texts)
    {
        _hasLists = true;
        return Add([.. texts.Select(t => new Paragraph(
            new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), TextRun(t)))]);
    }

    /// <summary>Makes list 2, whose bullets are boxes, known.</summary>
    public WordForm BoxBullets()
    {
        _hasLists = true;
        return this;
    }

    /// <summary>Forms protection: only form fields may be changed.</summary>
    public WordForm Protect()
    {
        _isProtected = true;
        return this;
    }

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(_body.CloneNode(true));
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            if (_hasLists)
            {
                main.AddNewPart<NumberingDefinitionsPart>().Numbering = Lists();
            }

            if (_isProtected)
            {
                main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new DocumentProtection { Edit = DocumentProtectionValues.Forms, Enforcement = true });
            }

            styles.Styles = new Styles(Enumerable.Range(1, 3).Select(n => new Style(
                new StyleName { Val = "heading " + n },
                new StyleParagraphProperties(new OutlineLevel { Val = n - 1 })) { Type = StyleValues.Paragraph, StyleId = "Heading" + n }));
        }

        return stream.ToArray();
    }

    private static Numbering Lists() => new(
        Definition(0, NumberFormatValues.Decimal, "%1."),
        Definition(1, NumberFormatValues.Bullet, "❏"),
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 2 });

    private static AbstractNum Definition(int id, NumberFormatValues format, string text) => new(
        new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "720", Hanging = "360" })) { LevelIndex = 0 })
    { AbstractNumberId = id };
}
