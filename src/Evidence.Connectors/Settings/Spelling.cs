namespace Evidence.Connectors.Settings;

/// <summary>Finds the word that was meant.</summary>
internal static class Spelling
{
    /// <summary>The known word that is at most a third of its letters away, or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = known
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, best.candidate.Length / 3) ? best.candidate : null;
    }

    /// <summary>The words as a list for people.</summary>
    public static string Listed(IReadOnlyCollection<string> words) =>
        words.Count == 0 ? "none" : string.Join(", ", words.Order(StringComparer.Ordinal));

    // Levenshtein distance, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
