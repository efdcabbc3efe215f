using System.Text.RegularExpressions;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>"How many agents ...?" is answered only by a text that counts agents.</summary>
internal static partial class CountTarget
{
    /// <summary>True where a number of something is asked for and the entry nowhere gives a number of it.</summary>
    public static bool IsMissing(AnalysedQuestion question, AnalysedEntry entry, Rarities rarities)
    {
        if (Asked().Match(question.Text) is not { Success: true } asked)
        {
            return false;
        }

        // Of "model rollbacks" it is the rollbacks that are counted: the word the library uses least.
        var wanted = Words(asked).Where(word => !FunctionWords.Contains(word)).Select(entry.StemOf).ToList();
        return wanted.Count > 0
            && wanted.MaxBy(rarities.OfStem) is var target
            && !Counted().Matches(entry.Answer.Text).Any(counted => Words(counted).Any(word => entry.StemOf(word) == target));
    }

    private static string[] Words(Match match) => match.Groups["what"].Value.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\b(?:how many|number of|count of)\s+(?<what>\w+(?:\s\w+)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|hundred|thousand)\s+(?<what>\w+(?:[\s-]\w+){0,3})", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
