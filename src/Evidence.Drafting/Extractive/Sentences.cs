using System.Text.RegularExpressions;

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

    [GeneratedRegex(@"(?<=[.!?。](?:[""')\]])?)(?<!\b(?:e\.g|i\.e|etc|vs|Art|No|Nr|cf|approx|incl|Inc|Ltd|Co|St|Dr)\.)\s+(?=[\p{Lu}\d{""'(\[])|(?<=。)|\n+")]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*(?:yes|no|partial|partially|n/a|not applicable)\s*[.,:;\u2013\u2014-]\s+", RegexOptions.IgnoreCase)]
    private static partial Regex OpeningWord();
}
