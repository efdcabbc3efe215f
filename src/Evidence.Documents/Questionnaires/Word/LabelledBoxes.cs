using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>The boxes of a paragraph with the words that go with each.</summary>
/// <param name="Lead">What stands before the first box and is no label.</param>
/// <param name="Boxes">Each box and its label, which may be empty.</param>
internal sealed record LabelledBoxes(string Lead, IReadOnlyList<(WordBox Box, string Label)> Boxes)
{
    /// <summary>Reads the boxes of a paragraph: labels stand behind their boxes, or before them where nothing follows the last.</summary>
    public static LabelledBoxes Of(WordParagraph paragraph)
    {
        var boxes = paragraph.Boxes;
        if (boxes.Count == 0)
        {
            return new LabelledBoxes(paragraph.Text, []);
        }

        var between = Between(paragraph);
        var first = Clean(between[0]);
        var labelsPrecede = first.Length > 0 && Clean(between[^1]).Length == 0;
        if (!labelsPrecede)
        {
            return new LabelledBoxes(first, [.. boxes.Select((b, n) => (b, Clean(between[n + 1])))]);
        }

        // "Do you comply? Yes ☐ No ☐": the question is before the first label.
        var (lead, label) = SplitLead(first);
        return new LabelledBoxes(lead, [.. boxes.Select((b, n) => (b, n == 0 ? label : Clean(between[n])))]);
    }

    private static List<string> Between(WordParagraph paragraph)
    {
        var parts = new List<string>();
        var at = 0;
        foreach (var box in paragraph.Boxes)
        {
            parts.Add(paragraph.Raw[at..Math.Max(at, box.Start)]);
            at = box.Start + box.Length;
        }

        parts.Add(paragraph.Raw[Math.Min(at, paragraph.Raw.Length)..]);
        return parts;
    }

    private static (string Lead, string Label) SplitLead(string text)
    {
        var cut = text.LastIndexOfAny(['?', ':', '？', '：', '.']);
        return cut < 0 || cut == text.Length - 1 ? ("", text) : (text[..(cut + 1)], text[(cut + 1)..].Trim());
    }

    private static string Clean(string text) => WithoutPrompt(Fold.Spaces(text)).Trim('/', '|', ',', ';', ' ', '_', '\u00B7');

    // "Other: Click here to enter text."
    private static string WithoutPrompt(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Placeholders.IsPlaceholder(text[(colon + 1)..]) && !Placeholders.IsLine(text[(colon + 1)..]) ? text[..(colon + 1)] : text;
}
