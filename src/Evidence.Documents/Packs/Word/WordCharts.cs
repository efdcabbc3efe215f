using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evidence.Documents.Packs.Report;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using ParagraphProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using WordRun = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Evidence.Documents.Packs.Word;

/// <summary>Adds native charts to a document, each with its words for those who do not see it.</summary>
internal sealed class WordCharts(MainDocumentPart document)
{
    private const long EmuPerTwip = 635;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private int _count;

    /// <summary>A chart of the text's width.</summary>
    /// <param name="chart">What is shown.</param>
    /// <param name="width">In twentieths of a point.</param>
    public Paragraph Add(Block.Chart chart, int width)
    {
        var part = AddPart();
        var workbook = part.AddNewPart<EmbeddedPackagePart>(Workbook, "rId1");
        using (var bytes = new MemoryStream(ChartWorkbook.Of(chart)))
        {
            workbook.FeedData(bytes);
        }

        Feed(part, ChartXml.Bars(chart, "rId1"));
        var height = chart.IsStacked ? 1700 + (620 * chart.Categories.Count)
            : chart.IsLying ? 700 + (440 * chart.Categories.Count * chart.Series.Count)
            : 2700;
        var paragraph = InParagraph("Normal", Inline(part, chart.Title, chart.Words, width, Math.Min(height, 6000)));
        paragraph.ParagraphProperties!.KeepNext = new DocumentFormat.OpenXml.Wordprocessing.KeepNext(); // its table belongs to it
        return paragraph;
    }

    /// <summary>A small line for a cell of a table.</summary>
    public Paragraph AddTrend(IReadOnlyList<double> values, string words, int cellWidth)
    {
        var part = AddPart();
        Feed(part, ChartXml.Trend(values));
        return InParagraph("TableText", Inline(part, "Trend", words, Math.Max(400, cellWidth - 200), 360));
    }

    private ChartPart AddPart() => document.AddNewPart<ChartPart>($"rIdChart{++_count}");

    private static void Feed(ChartPart part, System.Xml.Linq.XDocument xml)
    {
        using var bytes = new MemoryStream(CanonicalPackage.Bytes(xml));
        part.FeedData(bytes);
    }

    private static Paragraph InParagraph(string style, Inline inline) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new WordRun(new Drawing(inline)));

    private Inline Inline(ChartPart part, string title, string words, int width, int height)
    {
        var reference = new OpenXmlUnknownElement("c", "chart", "http://schemas.openxmlformats.org/drawingml/2006/chart");
        reference.SetAttribute(new OpenXmlAttribute("r", "id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", document.GetIdOfPart(part)));
        var id = (uint)(2000 + _count);
        return new Inline(
            new Extent { Cx = width * EmuPerTwip, Cy = height * EmuPerTwip },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = id, Name = string.Create(CultureInfo.InvariantCulture, $"Chart {_count}"), Description = WordText.Clean(words), Title = WordText.Clean(title) },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
            new Graphic(new GraphicData(reference) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
    }
}
