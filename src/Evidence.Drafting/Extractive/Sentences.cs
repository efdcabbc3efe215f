using System.Text.RegularExpressions;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Extractive;

/// <summary>Cuts approved texts into whole sentences, white space kept with the sentence before it.</summary>
internal static partial class Sentences
{
    public static IReadOnlyList<string> Of(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        foreach (Match end in End().Matches(text))
        {
            sentences.Add(text[start..(end.Index + end.Length)]);
            start = end.Index + end.Length;
        }

        if (start < text.Length)
        {
            sentences.Add(text[start..]);
        }

        return [.. sentences.Where(sentence => !string.IsNullOrWhiteSpace(sentence))];
    }

    /// <summary>The text without the yes, no or partial it opens with; the text itself where it opens with none.</summary>
    public static string WithoutOpeningWord(string text)
    {
        var rest = OpeningWord().Replace(text, "", 1);
        return rest.Length == 0 ? text : rest;
    }

    /// <summary>
    /// The text as it answers a question that is none of yes or no (who, how often, when): without the yes or no it opens with, where the rest stands by itself,
    /// and after a no says so in words of its own.
    /// </summary>
    public static string WithoutVerdict(string text)
    {
        if (Verdict().Match(text) is not { Success: true } verdict)
        {
            return text;
        }

        var rest = text[verdict.Length..];
        var first = Of(rest) is [var opening, ..] ? opening : "";
        var standsAlone = first.Length > 0 && !LeansBack().IsMatch(first) && (verdict.Groups["yes"].Success || Polarities.Of(first) != Polarity.Plain);
        return standsAlone ? rest : text;
    }

    [GeneratedRegex(@"^\s*(?:(?<yes>yes|ja|oui|sí|sì|sim)|no|nein|non|não|nee)\s*[.!]\s+(?=\p{Lu})", RegexOptions.IgnoreCase)]
    private static partial Regex Verdict();

    [GeneratedRegex(@"^\W*(?:it|its|they|their|this|these|that|those|he|she|but|however|and|or|so|both|such|unless|except|only|if|when|where|which|although|though)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeansBack();

    [GeneratedRegex(@"(?<=[.!?。](?:[""')\]])?)(?<!\b(?:e\.g|i\.e|etc|vs|Art|No|Nr|cf|approx|incl|Inc|Ltd|Co|St|Dr)\.)\s+(?=[\p{Lu}\d{""'(\[])|(?<=。)|\n+")]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*(?:yes|no|partial|partially|n/a|not applicable)\s*[.,:;\u2013\u2014-]\s+", RegexOptions.IgnoreCase)]
    private static partial Regex OpeningWord();
}
