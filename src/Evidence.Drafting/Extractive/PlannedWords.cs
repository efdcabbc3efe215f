using System.Text.RegularExpressions;

namespace Evidence.Drafting.Extractive;

/// <summary>Recognises texts that speak of what is not done yet.</summary>
internal static partial class PlannedWords
{
    public static bool In(string text) => Planned().IsMatch(text);

    [GeneratedRegex(@"\b(?:is|are) (?:planned|scheduled|being (?:developed|implemented|rolled out|prepared|introduced))\b|\bwe (?:plan|intend|aim|expect) to\b|\bnot yet\b|\bin progress\b|\bunder ?way\b(?! is)|\bon (?:the|our) road ?map\b|\bwill be (?:implemented|introduced|completed|rolled out|in place|available|finished|certified)\b|\bto be (?:completed|implemented|introduced)\b|\bin the process of\b", RegexOptions.IgnoreCase)]
    private static partial Regex Planned();
}
