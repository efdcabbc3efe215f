using System.Text.RegularExpressions;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Model;

/// <summary>Checks a model's sentence against the passages it cites, word for word where it matters.</summary>
internal static partial class SupportCheck
{
    // A sentence may put things in other words, but most of its content words must stand in what it cites.
    private const double FewestShared = 0.7;

    /// <summary>True where the passages say what the sentence says: every number, date and name occurs in them, it says no more and nothing the other way round.</summary>
    public static bool IsSupported(string sentence, string cited, Lexicon lexicon) =>
        Numbers().Matches(sentence).All(number => ContainsNumber(cited, number.Value))
        && Names(sentence).All(name => cited.Contains(name, StringComparison.OrdinalIgnoreCase))
        && Addresses().Matches(sentence).All(address => cited.Contains(address.Value, StringComparison.OrdinalIgnoreCase))
        && SharesWords(sentence, cited, lexicon)
        && KeepsPolarity(sentence, cited, lexicon)
        && KeepsLimits(sentence, cited);

    private static bool ContainsNumber(string cited, string number) => Numbers().Matches(cited).Any(other => other.Value.TrimEnd('.', ',') == number.TrimEnd('.', ','));

    private static IEnumerable<string> Names(string sentence) =>
        Tokens.Of(sentence)
            .Where(token => token.Surface.Count(char.IsUpper) >= 2 || (char.IsUpper(token.Surface[0]) && !token.OpensSentence))
            .Select(token => token.Surface);

    private static bool SharesWords(string sentence, string cited, Lexicon lexicon)
    {
        var own = lexicon.Analyse(sentence).Words;
        var there = lexicon.Analyse(cited).Words.Select(word => word.Stem).ToHashSet();
        return own.Length == 0 ? OnlyYesNo().IsMatch(sentence) && cited.TrimStart().StartsWith(sentence.Trim().TrimEnd('.', ','), StringComparison.OrdinalIgnoreCase)
            : (double)own.Count(word => there.Contains(word.Stem)) / own.Length >= FewestShared;
    }

    // The cited sentence that shares most words must be negated where ours is, and the other way round.
    private static bool KeepsPolarity(string sentence, string cited, Lexicon lexicon)
    {
        var own = lexicon.Analyse(sentence).Words.Select(word => word.Stem).ToHashSet();
        var nearest = Extractive.Sentences.Of(cited).MaxBy(other => lexicon.Analyse(other).Words.Count(word => own.Contains(word.Stem)));
        return nearest is not null && Negations(sentence) == Negations(nearest) && OpeningWord(sentence) is var opening && (opening is null || opening == OpeningWord(cited));
    }

    private static bool KeepsLimits(string sentence, string cited) => !Extractive.PlannedWords.In(cited) || Extractive.PlannedWords.In(sentence) || !Done().IsMatch(sentence);

    private static int Negations(string text) => Math.Min(1, Tokens.Of(text).Count(token => FunctionWords.Negates(token.Surface.ToLowerInvariant())));

    private static string? OpeningWord(string text) => OnlyYesNo().Match(text) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    [GeneratedRegex(@"\d+(?:[.,]\d+)*\s?%?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"https?://\S+|\b[\w.+-]+@[\w-]+\.\w+|\bwww\.\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"^\s*(yes|no|partial|partially)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyYesNo();

    [GeneratedRegex(@"\b(?:completed|certified|in place|implemented|done|finished|always|fully|guarantee\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Done();
}
