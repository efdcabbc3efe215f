using System.Text.RegularExpressions;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>"How many agents ...?" is answered only by a text that counts agents.</summary>
internal static partial class CountTarget
{
    /// <summary>True where a number of something is asked for and the entry nowhere gives a number of it.</summary>
    public static bool IsMissing(AnalysedQuestion question, AnalysedEntry entry)
    {
        if (Asked().Match(question.Text) is not { Success: true } asked)
        {
            return false;
        }

        var wanted = asked.Groups["what"].Value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var stems = wanted.Select(entry.StemOf).ToHashSet();
        return !Counted().Matches(entry.Answer.Text).Any(counted => counted.Groups["what"].Value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => stems.Contains(entry.StemOf(word))));
    }

    [GeneratedRegex(@"\b(?:how many|number of|count of)\s+(?<what>\w+(?:\s\w+)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|hundred|thousand)\s+(?<what>\w+(?:[\s-]\w+){0,3})", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
