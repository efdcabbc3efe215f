using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Stretches of a paragraph to write on: underscores, dot leaders, bracketed placeholders behind a colon.</summary>
internal static partial class Gaps
{
    /// <summary>The gaps of a paragraph, in order; gap n of an address is at n - 1.</summary>
    public static IReadOnlyList<(int Start, int Length)> In(WordParagraph paragraph) =>
        ChoiceTail.Of(paragraph) is { } tail ? [(tail.Start, tail.Length)] : [.. (HasLeader(paragraph) ? LeaderOrGap() : Gap()).Matches(paragraph.Raw).Select(m => m.Groups["g"]).Where(g => g.Success && !paragraph.Boxes.Any(b => b.Start < g.Index + g.Length && g.Index < b.Start + b.Length)).Select(g => (g.Index, g.Length))];

    // A tab drawn as dots or a line, where nothing or a further label stands behind it: not the page of a contents list.
    private static bool HasLeader(WordParagraph paragraph) =>
        paragraph.Raw.Contains('\t') && paragraph.Element.Child("pPr", "tabs") is { } tabs && tabs.Children.Any(t => t["leader"] is "dot" or "underscore" or "hyphen" or "middleDot" or "heavy");

    [GeneratedRegex(@"(?<g>_{3,}(?:[\s_]*_{3,})*|＿{2,}|…{2,}|\.{5,}|(?:\. ){5,}\.?)|(?<=\S\s{0,2})(?<g>\t+)(?=\s*$|\s*\p{L})")]
    private static partial Regex LeaderOrGap();

    [GeneratedRegex(@"(?<g>_{3,}(?:[\s_]*_{3,})*|＿{2,}|…{2,}|\.{5,}|(?:\. ){5,}\.?)|(?<=[:：]\s{0,4}\**\s{0,4})(?<g><[^<>]{1,120}>|\[[^\[\]]{2,120}\](?!\())|(?<=[:：]\s{0,2})(?<g>\t+)(?=\s*$)")]
    private static partial Regex Gap();
}
