using System.Text;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Writes runs and paragraphs in the prefix and formatting of their surroundings.</summary>
internal sealed class WordMarkup(SourceDocument source, WordStyles styles)
{
    private static readonly string[] _notForAnswers = ["ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish", "specVanish", "highlight", "webHidden", "rStyle"];
    private static readonly string[] _notForParagraphs = ["sectPr", "pPrChange", "pageBreakBefore", "outlineLvl", "framePr", "keepNext"];

    // Elements the schema puts behind w:ind in paragraph properties (ECMA-376 part 1, clause 17.3.1.26).
    private static readonly string[] _behindIndent =
        ["contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"];

    /// <summary>A run of text.</summary>
    public static string Run(SourceElement near, string runProperties, string text)
    {
        var markup = new StringBuilder();
        markup.Append('<').Append(near.Tag("r")).Append('>').Append(runProperties);
        AppendText(markup, near, text);
        return markup.Append("</").Append(near.Tag("r")).Append('>').ToString();
    }

    /// <summary>Text with its line breaks.</summary>
    public static void AppendText(StringBuilder markup, SourceElement near, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            if (n > 0)
            {
                markup.Append('<').Append(near.Tag("br")).Append("/>");
            }

            if (lines[n].Length > 0 || lines.Length == 1)
            {
                markup.Append('<').Append(near.Tag("t")).Append(" xml:space=\"preserve\">").Append(SourceText.Escape(lines[n])).Append("</").Append(near.Tag("t")).Append('>');
            }
        }
    }

    /// <summary>A ticked box and the tab behind it, in the place of a bullet.</summary>
    public static string TickRun(SourceElement near, string runProperties, string glyph) =>
        $"<{near.Tag("r")}>{runProperties}<{near.Tag("t")}>{glyph}</{near.Tag("t")}><{near.Tag("tab")}/></{near.Tag("r")}>";

    /// <summary>A paragraph.</summary>
    public static string Paragraph(SourceElement near, string paragraphProperties, string content) =>
        $"<{near.Tag("p")}>{paragraphProperties}{content}</{near.Tag("p")}>";

    /// <summary>The run properties an answer in a paragraph gets: of its own runs, else of its mark, else font and size of the row beside it.</summary>
    public string RunProperties(SourceElement paragraph, SourceElement? cell = null, string[]? without = null)
    {
        var own = paragraph.Descendants("r").Select(r => r.Child("rPr")).FirstOrDefault(p => p is not null) ?? paragraph.Child("pPr", "rPr");
        var kept = RunPropertiesOf(paragraph, own, without ?? []);
        return kept.Length > 0 || cell is null || paragraph.Child("pPr", "pStyle") is not null ? kept : RunPropertiesOf(paragraph, Beside(cell), only: ["rFonts", "sz", "szCs", "lang", "rtl"]);
    }

    /// <summary>Run properties without what marks placeholders, revisions and hidden text.</summary>
    public string RunPropertiesOf(SourceElement near, SourceElement? properties, string[]? without = null, string[]? only = null)
    {
        var kept = (properties?.Children ?? [])
            .Where(c => Keeps(c) && without?.Contains(c.Name) != true && only?.Contains(c.Name) != false)
            .Select(c => source.Slice(c.Start, c.End))
            .ToList();
        return kept.Count == 0 ? "" : $"<{near.Tag("rPr")}>{string.Concat(kept)}</{near.Tag("rPr")}>";
    }

    /// <summary>The same for a text: right-to-left words are marked as such.</summary>
    public static string ForText(SourceElement near, string runProperties, string text)
    {
        if (!text.Any(c => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC') || runProperties.Contains(near.Tag("rtl"), StringComparison.Ordinal))
        {
            return runProperties;
        }

        var rtl = $"<{near.Tag("rtl")}/>";
        return runProperties.Length == 0
            ? $"<{near.Tag("rPr")}>{rtl}</{near.Tag("rPr")}>"
            : InsertInOrder(near, runProperties, rtl);
    }

    /// <summary>Paragraph properties for a further paragraph of the same answer.</summary>
    public string ParagraphProperties(SourceElement paragraph, bool keepList = false)
    {
        var kept = (paragraph.Child("pPr")?.Children ?? [])
            .Where(c => !_notForParagraphs.Contains(c.Name) && (keepList || c.Name != "numPr"))
            .Select(c => c.Name == "rPr" ? RunPropertiesOf(paragraph, c) : source.Slice(c.Start, c.End))
            .ToList();
        return kept.Count == 0 ? "" : $"<{paragraph.Tag("pPr")}>{string.Concat(kept)}</{paragraph.Tag("pPr")}>";
    }

    /// <summary>Paragraph properties of an answer behind its question: the question's style unless that is a heading, its indent, no number.</summary>
    public string AnswerParagraphProperties(WordParagraph question)
    {
        var element = question.Element;
        var isHeading = question.HeadingLevel > 0;
        var kept = (element.Child("pPr")?.Children ?? [])
            .Where(c => !_notForParagraphs.Contains(c.Name) && c.Name is not ("numPr" or "rPr" or "shd" or "pBdr") && !(isHeading && c.Name is "pStyle" or "spacing"))
            .Select(c => (c.Name, Markup: source.Slice(c.Start, c.End)))
            .ToList();
        if (!isHeading && styles.ListOf(question.Style) is not null)
        {
            kept.Insert(kept.FindIndex(k => k.Name == "pStyle") + 1, ("numPr", $"<{element.Tag("numPr")}><{element.Tag("numId")} {element.Tag("val")}=\"0\"/></{element.Tag("numPr")}>"));
        }

        if (question.Label is { Indent: > 0 } label && kept.All(k => k.Name != "ind"))
        {
            var at = kept.FindIndex(k => _behindIndent.Contains(k.Name));
            kept.Insert(at < 0 ? kept.Count : at, ("ind", $"<{element.Tag("ind")} {element.Tag("left")}=\"{label.Indent}\"/>"));
        }

        return kept.Count == 0 ? "" : $"<{element.Tag("pPr")}>{string.Concat(kept.Select(k => k.Markup))}</{element.Tag("pPr")}>";
    }

    /// <summary>Takes a paragraph out of its list and keeps its indent, for a box that stands in the bullet's place.</summary>
    public static void StopNumbering(WordEdits edits, WordParagraph paragraph)
    {
        var element = paragraph.Element;
        var properties = element.Child("pPr")!;
        var stop = $"<{element.Tag("numPr")}><{element.Tag("ilvl")} {element.Tag("val")}=\"0\"/><{element.Tag("numId")} {element.Tag("val")}=\"0\"/></{element.Tag("numPr")}>";
        if (properties.Child("numPr") is { } numbering)
        {
            edits.Replace(numbering, stop);
        }
        else
        {
            edits.InsertAfter(properties.Child("pStyle")!, stop);
        }

        if (properties.Child("ind") is null && paragraph.Label is { } label)
        {
            var ind = $"<{element.Tag("ind")} {element.Tag("left")}=\"{label.Indent}\" {element.Tag("hanging")}=\"{label.Hanging}\"/>";
            var behind = properties.Children.FirstOrDefault(c => _behindIndent.Contains(c.Name));
            edits.Replace(behind?.Start ?? properties.ContentEnd, behind?.Start ?? properties.ContentEnd, ind);
        }
    }

    private static readonly string[] _behindRightToLeft = ["cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"];

    private static string InsertInOrder(SourceElement near, string runProperties, string rtl)
    {
        // w:rtl stands before w:cs, w:em, w:lang and the like.
        var at = _behindRightToLeft
            .Select(n => runProperties.IndexOf("<" + near.Tag(n), StringComparison.Ordinal))
            .Where(i => i > 0)
            .DefaultIfEmpty(runProperties.LastIndexOf("</", StringComparison.Ordinal))
            .Min();
        return runProperties.Insert(at, rtl);
    }

    private static SourceElement? Beside(SourceElement cell)
    {
        var row = cell.Parent;
        while (row is not null && row.Name != "tr")
        {
            row = row.Parent;
        }

        return row?.Descendants("r").Where(r => r.Child("t") is not null).Select(r => r.Child("rPr")).FirstOrDefault(p => p is not null);
    }

    private bool Keeps(SourceElement property) =>
        !_notForAnswers.Contains(property.Name)
        || (property.Name == "rStyle" && !styles.NameOf(property["val"] ?? "").Contains("placeholder", StringComparison.OrdinalIgnoreCase));
}
