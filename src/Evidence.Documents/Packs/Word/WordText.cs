using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evidence.Documents.Packs.Report;
using ReportRun = Evidence.Documents.Packs.Report.Run;
using WordRun = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Evidence.Documents.Packs.Word;

/// <summary>Turns runs of a report into runs of Word.</summary>
internal static class WordText
{
    /// <summary>The bookmark of a piece of evidence.</summary>
    public static string Anchor(int number) => $"evidence_{number}";

    public static Paragraph Paragraph(string style, IEnumerable<ReportRun> runs) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs.Where(run => run.Text.Length > 0).Select(Element)]);

    public static Paragraph Paragraph(string style, string text) => Paragraph(style, [new ReportRun(text)]);

    public static Text Text(string text) => new(Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Without the characters XML cannot hold.</summary>
    public static string Clean(string text) =>
        text.All(System.Xml.XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(rune => IsXml(rune) ? rune.ToString() : " "));

    // A lone surrogate is enumerated as U+FFFD, which XML can hold.
    private static bool IsXml(System.Text.Rune rune) => !rune.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)rune.Value);

    private static OpenXmlElement Element(ReportRun run)
    {
        var element = new WordRun(new RunProperties(Properties(run)), Text(run.Text));
        return run.Cites == 0 ? element : new Hyperlink(element) { Anchor = Anchor(run.Cites), History = true };
    }

    private static IEnumerable<OpenXmlElement> Properties(ReportRun run)
    {
        if (run.IsCode)
        {
            yield return new RunStyle { Val = "Code" };
        }
        else if (run.Cites > 0)
        {
            yield return new RunStyle { Val = "Hyperlink" };
        }

        if (run.IsBold || run.Chip != Tone.None)
        {
            yield return new Bold();
        }

        if (run.Chip != Tone.None)
        {
            yield return new Color { Val = Palette.Text(run.Chip) };
        }
        else if (run.IsSmall)
        {
            yield return new Color { Val = Palette.Text(Tone.Muted) };
        }

        if (run.IsSmall || run.Chip != Tone.None)
        {
            yield return new FontSize { Val = "15" };
            yield return new FontSizeComplexScript { Val = "15" };
        }

        if (run.Chip != Tone.None)
        {
            yield return new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Palette.Ground(run.Chip) };
        }
    }
}
