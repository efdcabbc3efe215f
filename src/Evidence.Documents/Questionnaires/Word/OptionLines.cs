using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Options written one a line without boxes: <c>Yes</c>, <c>No</c>, <c>Not available</c>; the chosen one may be marked already.</summary>
internal static class OptionLines
{
    /// <summary>The options; empty unless every line is one and none has a box of its own but the marked ones.</summary>
    public static IReadOnlyList<(string Option, string Address, bool IsChecked)> Of(IEnumerable<WordParagraph> paragraphs)
    {
        var found = new List<(string, string, bool)>();
        foreach (var paragraph in paragraphs.Where(p => p.Text.Length > 0))
        {
            var lines = paragraph.Raw.Split('\n');
            for (var n = 0; n < lines.Length; n++)
            {
                var text = Fold.Spaces(lines[n]);
                var isMarked = text.Length > 1 && Glyphs.IsChecked(text[0]);
                var option = isMarked ? text[1..].Trim() : text;
                if (text.Length > 0 && !ChoiceWords.IsChoice(option))
                {
                    return [];
                }

                if (text.Length > 0)
                {
                    found.Add((option, $"{paragraph.Path}#o{n + 1}", isMarked));
                }
            }

            if (paragraph.Boxes.Any(b => !b.IsChecked || b.IsBullet || b.Control is not null || b.Field is not null))
            {
                return [];
            }
        }

        return found.Any(f => !f.Item3) ? found : [];
    }
}
