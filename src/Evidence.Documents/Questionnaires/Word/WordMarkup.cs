using System.Text;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Writes runs and paragraphs in the prefix and formatting of their surroundings.</summary>
internal sealed class WordMarkup(SourceDocument source, WordStyles styles)
{
    private static readonly string[] _notForAnswers = ["ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish", "specVanish", "highlight", "webHidden", "rStyle"];

    /// <summary>A run of text in the formatting of a paragraph's own words.</summary>
    public static string Run(SourceElement near, string runProperties, string text)
    {
        var markup = new StringBuilder();
        markup.Append('<').Append(near.Tag("r")).Append('>').Append(runProperties);
        AppendText(markup, near, text);
        return markup.Append("</").Append(near.Tag("r")).Append('>').ToString();
    }

    /// <summary>Text with its tabs and line breaks.</summary>
    public static void AppendText(StringBuilder markup, SourceElement near, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            if (n > 0)
            {
                markup.Append('<').Append(near.Tag("br")).Append("/>");
            }

            if (lines[n].Length > 0)
            {
                markup.Append('<').Append(near.Tag("t")).Append(" xml:space=\"preserve\">").Append(SourceText.Escape(lines[n])).Append("</").Append(near.Tag("t")).Append('>');
            }
        }
    }

    /// <summary>A paragraph of its own with given properties.</summary>
    public static string Paragraph(SourceElement near, string paragraphProperties, string content) =>
        $"<{near.Tag("p")}>{paragraphProperties}{content}</{near.Tag("p")}>";

    /// <summary>The run properties an answer in this paragraph gets: of its own runs, else of its mark; empty: the style's.</summary>
    public string RunProperties(SourceElement paragraph)
    {
        var own = paragraph.Descendants("r").Select(r => r.Child("rPr")).FirstOrDefault(p => p is not null);
        return RunPropertiesOf(paragraph, own ?? paragraph.Child("pPr", "rPr"));
    }

    /// <summary>Run properties without what marks placeholders, revisions and hidden text.</summary>
    public string RunPropertiesOf(SourceElement near, SourceElement? properties)
    {
        var kept = (properties?.Children ?? []).Where(c => Keeps(c)).Select(c => source.Slice(c.Start, c.End)).ToList();
        return kept.Count == 0 ? "" : $"<{near.Tag("rPr")}>{string.Concat(kept)}</{near.Tag("rPr")}>";
    }

    /// <summary>Paragraph properties for a further paragraph of the same answer: without list number, section and page break.</summary>
    public string ParagraphProperties(SourceElement paragraph, params string[] without)
    {
        var kept = (paragraph.Child("pPr")?.Children ?? [])
            .Where(c => c.Name is not ("sectPr" or "pPrChange" or "pageBreakBefore" or "outlineLvl" or "framePr") && !without.Contains(c.Name))
            .Select(c => c.Name == "rPr" ? RunPropertiesOf(paragraph, c) : source.Slice(c.Start, c.End))
            .ToList();
        return kept.Count == 0 ? "" : $"<{paragraph.Tag("pPr")}>{string.Concat(kept)}</{paragraph.Tag("pPr")}>";
    }

    private bool Keeps(SourceElement property) =>
        !_notForAnswers.Contains(property.Name)
        || (property.Name == "rStyle" && !styles.NameOf(property["val"] ?? "").Contains("placeholder", StringComparison.OrdinalIgnoreCase));
}
