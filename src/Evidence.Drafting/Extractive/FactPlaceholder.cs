using System.Text.RegularExpressions;
using Evidence.Facts;

namespace Evidence.Drafting.Extractive;

/// <summary>A place in an approved text where a fact goes: <c>{{fact:safety.pass_rate where severity=high | value}}</c>.</summary>
/// <param name="Whole">The placeholder as written.</param>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Where">Attributes or slice dimensions the fact must have.</param>
/// <param name="Show"><c>value</c>, <c>sample</c> or <c>date</c>; empty: all three.</param>
internal sealed partial record FactPlaceholder(string Whole, string Metric, IReadOnlyDictionary<string, string> Where, string Show)
{
    public static IReadOnlyList<FactPlaceholder> In(string text) => [.. Form().Matches(text).Select(Read)];

    /// <summary>True where braces are left that are not a well-formed placeholder.</summary>
    public static bool IsMalformed(string text) => Form().Replace(text, "").Contains("{{", StringComparison.Ordinal);

    public bool Matches(Fact fact) =>
        string.Equals(fact.Metric, Metric, StringComparison.OrdinalIgnoreCase)
        && (fact.Slice.IsOverall || fact.Slice.Dimensions.All(dimension => Where.Keys.Contains(dimension, StringComparer.OrdinalIgnoreCase)))
        && Where.All(wanted => string.Equals(ValueOf(fact, wanted.Key), wanted.Value, StringComparison.OrdinalIgnoreCase));

    private static string? ValueOf(Fact fact, string name) =>
        fact.Slice.Pairs.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value
        ?? fact.Attributes?.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static FactPlaceholder Read(Match match)
    {
        var where = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var condition in Separator().Split(match.Groups["where"].Value).Where(part => part.Contains('=', StringComparison.Ordinal)))
        {
            var at = condition.IndexOf('=', StringComparison.Ordinal);
            where[condition[..at].Trim()] = condition[(at + 1)..].Trim().Trim('"', '\'');
        }

        return new(match.Value, match.Groups["metric"].Value, where, match.Groups["show"].Value.ToLowerInvariant());
    }

    [GeneratedRegex(@"\{\{\s*fact:\s*(?<metric>[A-Za-z0-9_.\-@]+)(?:\s+where\s+(?<where>[^}|]+?))?\s*(?:\|\s*(?<show>value|sample|date)\s*)?\}\}", RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex(@"\s*,\s*|\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();
}
