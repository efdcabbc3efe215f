using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>The words before each place inside of a paragraph: <c>Name: ____ Date: ____</c>.</summary>
internal static class InlineLabels
{
    /// <summary>Whether the gaps are blanks within a text, such as a letter's, and not places behind labels.</summary>
    public static bool IsProse(FlowItem item) =>
        OfGaps(item).Any(l => Grids.ColumnProfile.WordCount(l.Label) > 25)
        || (item.Gaps.Any(g => item.Paragraph!.Raw[g.Start] is '<' or '[') && Grids.ColumnProfile.WordCount(item.Paragraph!.Text) > 18);

    /// <summary>Label and number of each gap that has a label.</summary>
    public static IEnumerable<(string Label, int Number)> OfGaps(FlowItem item)
    {
        var raw = item.Paragraph!.Raw;
        var from = 0;
        for (var n = 0; n < item.Gaps.Count; n++)
        {
            var (start, length) = item.Gaps[n];
            var label = Clean(raw[from..start]);
            from = start + length;
            if (label.Length == 0 && n == 0)
            {
                label = Clean(raw[from..(item.Gaps.Count > 1 ? item.Gaps[1].Start : raw.Length)]);
            }

            if (label.Any(char.IsLetter))
            {
                yield return (label, n + 1);
            }
        }
    }

    /// <summary>Label and place of each control or field; the paragraph's words where only one is there.</summary>
    public static IEnumerable<(string Label, FlowSpace Space)> Of(WordParagraph paragraph, FlowSpace first)
    {
        var places = Places(paragraph).OrderBy(p => p.Start).ToList();
        if (places.Count <= 1)
        {
            yield return (Clean(Without(paragraph, places)), first);
            yield break;
        }

        var from = 0;
        foreach (var place in places)
        {
            var label = Clean(paragraph.Raw[Math.Min(from, place.Start)..place.Start]);
            from = place.End;
            if (label.Any(char.IsLetter))
            {
                yield return (label, place.Space);
            }
        }
    }

    private static string Without(WordParagraph paragraph, List<(int Start, int End, FlowSpace Space)> places) =>
        places is [var only] ? paragraph.Raw[..only.Start] + " " + paragraph.Raw[only.End..] : paragraph.Raw;

    private static IEnumerable<(int Start, int End, FlowSpace Space)> Places(WordParagraph paragraph)
    {
        foreach (var control in paragraph.Controls.Where(c => c.IsPlace))
        {
            var inside = paragraph.Pieces.Where(p => p.Element.Start >= control.Element.Start && p.Element.End <= control.Element.End).ToList();
            if (inside.Count > 0)
            {
                yield return (inside[0].Start, inside[^1].End, FlowSpaces.PlaceOf(paragraph with { Controls = [control], Fields = [], Text = Shown(inside) }));
            }
        }

        foreach (var field in paragraph.Fields.Where(f => f.Kind != ControlKind.CheckBox))
        {
            var inside = paragraph.Pieces.Where(p => p.Element.Start > field.Begin.Start && (field.EndRun is null || p.Element.End <= field.EndRun.End)).ToList();
            if (inside.Count > 0 && field.Shown.Length > 0)
            {
                yield return (inside[0].Start, inside[0].Start + field.Shown.Length, FlowSpaces.PlaceOf(paragraph with { Controls = [], Around = null, Fields = [field] }));
            }
        }
    }

    private static string Shown(List<TextPiece> pieces) => Fold.Spaces(string.Concat(pieces.Select(p => p.Text)));

    private static string Clean(string text) =>
        Numbering.Strip(Fold.Spaces(text)).Text.Trim().TrimEnd(':', '：', '-', '–', ',', ';', '*', ' ').TrimStart('*', ',', ';', '.', ' ');
}
