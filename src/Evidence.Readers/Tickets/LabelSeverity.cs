using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>The severity that a label of an issue states: <c>severity: high</c>, <c>priority/critical</c>, <c>sev2</c>.</summary>
internal static class LabelSeverity
{
    private static readonly string[] _prefixes = ["severity", "priority", "sev", "risk"];

    public static string? In(IEnumerable<string?> labels)
    {
        foreach (var label in labels.OfType<string>())
        {
            var folded = Words.Fold(label);
            var prefix = _prefixes.FirstOrDefault(start => folded.StartsWith(start, StringComparison.Ordinal));
            if (prefix is not null && Severities.Normalise(folded[prefix.Length..]) is { } stated)
            {
                return stated;
            }

            if (folded is "critical" or "high" or "medium" or "low")
            {
                return folded;
            }
        }

        return null;
    }
}
