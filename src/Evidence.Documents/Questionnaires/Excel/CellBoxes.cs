using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Word;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Boxes to tick that are written as text of a cell: <c>☐ Yes ☐ No</c>.</summary>
internal sealed partial class CellBoxes
{
    private readonly string _text;
    private readonly List<(int Start, int Length, string Label, bool IsChecked)> _boxes = [];

    private CellBoxes(string text) => _text = text;

    /// <summary>Words before the first box; empty: none.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>Labels in order; one empty label: a single box.</summary>
    public IReadOnlyList<string> Labels => [.. _boxes.Select(b => b.Label)];

    /// <summary>Labels of the ticked boxes, <c>x</c> for a single one; null: none is ticked.</summary>
    public string? Chosen => _boxes.Where(b => b.IsChecked).Select(b => b.Label.Length > 0 ? b.Label : "x").ToList() is { Count: > 0 } chosen ? string.Join("; ", chosen) : null;

    /// <summary>The boxes of a text; null: it has none that can be told apart.</summary>
    public static CellBoxes? Of(string text)
    {
        var matches = Box().Matches(text);
        if (matches.Count == 0)
        {
            return null;
        }

        var found = new CellBoxes(text) { Lead = Fold.Spaces(text[..matches[0].Index]) };
        for (var n = 0; n < matches.Count; n++)
        {
            var end = n + 1 < matches.Count ? matches[n + 1].Index : text.Length;
            var label = Fold.Spaces(text[(matches[n].Index + matches[n].Length)..end]).Trim('/', '|', ',', ';', ' ');
            var isChecked = matches[n].Length == 1 ? Glyphs.IsChecked(matches[n].Value[0]) : matches[n].Value.AsSpan(1, matches[n].Length - 2).Trim().Length > 0;
            found._boxes.Add((matches[n].Index, matches[n].Length, label, isChecked));
        }

        var isSingle = found is { Lead: "", _boxes: [{ Label: "" }] };
        var isOption = found is { Lead: "", _boxes: [{ Label: var option }] } && ChoiceWords.IsChoice(option);
        return isSingle || isOption || (found._boxes.Count > 1 && found._boxes.All(b => b.Label.Length > 0) && found.Labels.Distinct().Count() == found._boxes.Count) ? found : null;
    }

    /// <summary>The text with the chosen boxes ticked and no others.</summary>
    public string Ticked(Func<string, bool> isChosen)
    {
        var text = _text;
        foreach (var (start, length, label, _) in Enumerable.Reverse(_boxes))
        {
            var box = text.Substring(start, length);
            var now = length > 1 ? $"{box[0]}{(isChosen(label) ? 'x' : ' ')}{box[^1]}" : (isChosen(label) ? Glyphs.Ticked(box[0]) : Glyphs.Unticked(box[0])).ToString();
            text = text[..start] + now + text[(start + length)..];
        }

        return text;
    }

    [GeneratedRegex(@"[☐☒☑□■▢▣❏❑❒❐◻◼⬜○●◯◉]|\[\s{0,3}[xX✓✔]?\s{0,3}\](?!\()|\(\s{1,4}\)")]
    private static partial Regex Box();
}
