using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Evidence.Documents.Packs.Word;

/// <summary>The table of contents: a field that Word brings up to date when the document is opened, with its entries already there for readers that do not.</summary>
internal static class WordContents
{
    public static IEnumerable<OpenXmlElement> Of(IReadOnlyList<(int Level, string Text, string Bookmark)> headings)
    {
        var entries = headings.Where(heading => heading.Level <= 2).ToArray();
        yield return WordText.Paragraph("TOCHeading", "Contents");
        for (var index = 0; index < entries.Length; index++)
        {
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = $"TOC{entries[index].Level}" }));
            if (index == 0)
            {
                paragraph.Append(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin, Dirty = true }),
                    new Run(new FieldCode(" TOC \\o \"1-2\" \\h \\z \\u ") { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            }

            paragraph.Append(Entry(entries[index].Text, entries[index].Bookmark));
            if (index == entries.Length - 1)
            {
                paragraph.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            }

            yield return paragraph;
        }
    }

    // Without page numbers: they are known only to the reader that lays out the pages, which puts them in when it updates the field.
    private static Hyperlink Entry(string text, string bookmark) => new(new Run(WordText.Text(text)))
    {
        Anchor = bookmark,
        History = true,
    };
}
