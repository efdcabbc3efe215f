namespace Evidence.Readers.Content;

/// <summary>Severities, priorities and levels as tools write them, as <c>critical</c>, <c>high</c>, <c>medium</c>, <c>low</c> or <c>info</c>.</summary>
internal static class Severities
{
    private static readonly Dictionary<string, string> _words = new(StringComparer.Ordinal)
    {
        ["critical"] = "critical", ["blocker"] = "critical", ["highest"] = "critical", ["urgent"] = "critical", ["sev0"] = "critical", ["sev1"] = "critical",
        ["s0"] = "critical", ["s1"] = "critical", ["p0"] = "critical", ["severe"] = "critical", ["veryhigh"] = "critical", ["extreme"] = "critical",
        ["high"] = "high", ["major"] = "high", ["important"] = "high", ["sev2"] = "high", ["s2"] = "high", ["p1"] = "high", ["error"] = "high",
        ["medium"] = "medium", ["moderate"] = "medium", ["normal"] = "medium", ["average"] = "medium", ["sev3"] = "medium", ["s3"] = "medium", ["p2"] = "medium", ["warning"] = "medium",
        ["low"] = "low", ["minor"] = "low", ["lowest"] = "low", ["sev4"] = "low", ["s4"] = "low", ["p3"] = "low", ["p4"] = "low", ["note"] = "low", ["verylow"] = "low",
        ["trivial"] = "info", ["info"] = "info", ["informational"] = "info", ["information"] = "info", ["planning"] = "low", ["none"] = "info", ["negligible"] = "info", ["unknown"] = "info",
    };

    private static readonly string[] _byNumber = ["critical", "high", "medium", "low", "info"];

    /// <summary>The severities, most severe first.</summary>
    public static IReadOnlyList<string> All => _byNumber;

    /// <summary>The severity, or null where the text says none. <c>1 - Critical</c> and <c>2 - High</c> are read by their words, a bare <c>1</c> as the most severe.</summary>
    public static string? Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var folded = Words.Fold(text);
        if (_words.TryGetValue(folded, out var known))
        {
            return known;
        }

        var words = text.Split([' ', '-', '_', '(', ')', ':', '/', '|', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Select(word => _words.GetValueOrDefault(Words.Fold(word))).FirstOrDefault(word => word is not null) ?? ByNumber(text);
    }

    /// <summary>By a CVSS score from 0 to 10 (https://www.first.org/cvss/specification-document, qualitative rating scale).</summary>
    public static string? OfScore(double? score) => score switch
    {
        null => null,
        >= 9 => "critical",
        >= 7 => "high",
        >= 4 => "medium",
        > 0 => "low",
        _ => "info",
    };

    private static string? ByNumber(string text) => text.Trim() is [>= '1' and <= '5' and var digit] ? _byNumber[digit - '1'] : null;
}
