using System.Text.RegularExpressions;

namespace Evidence.Drafting.Extractive;

/// <summary>Fits an approved text to a slot by whole sentences.</summary>
internal static partial class LengthFit
{
    /// <summary>The sentences that fit, in their order; the first one always goes in, then those that say most about the question.</summary>
    /// <param name="text">The approved text.</param>
    /// <param name="most">Most characters that fit; null: no limit.</param>
    /// <param name="relevance">How much a sentence says about the question.</param>
    public static FittedText Fit(string text, int? most, Func<string, double> relevance)
    {
        if (most is not { } limit || text.Length <= limit)
        {
            return new(text, false, false);
        }

        var sentences = Sentences.Of(text);
        var kept = new bool[sentences.Count];
        var length = 0;
        foreach (var at in Enumerable.Range(0, sentences.Count).OrderByDescending(at => at == 0 ? double.MaxValue : relevance(sentences[at])).ThenBy(at => at))
        {
            if (length + sentences[at].Trim().Length + 1 <= limit + 1)
            {
                kept[at] = true;
                length += sentences[at].Trim().Length + 1;
            }
            else if (at == 0)
            {
                return new(null, true, true);
            }
        }

        var dropped = sentences.Where((_, at) => !kept[at]);
        return new(string.Join(' ', sentences.Where((_, at) => kept[at]).Select(sentence => sentence.Trim())), true, dropped.Any(sentence => Limits().IsMatch(sentence)));
    }

    [GeneratedRegex(@"\b(?:not|no|never|except\w*|only|exclud\w*|but|unless|however|until|limit\w*|planned|partial\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Limits();
}
