using Evidence.Readers.Content;

namespace Evidence.Readers.Drift;

/// <summary>What a drift test says of one column.</summary>
internal static class DriftTests
{
    private static readonly (string Word, string Metric)[] _metrics =
    [
        ("psi", "drift.psi"),
        ("populationstability", "drift.psi"),
        ("kolmogorov", "drift.ks_p_value"),
        ("kspvalue", "drift.ks_p_value"),
        ("jensen", "drift.js_divergence"),
        ("wasserstein", "drift.wasserstein"),
        ("kullback", "drift.kl_divergence"),
        ("kldiv", "drift.kl_divergence"),
    ];

    /// <summary>Writes that a column drifted or not, its score, and the score under the name of its test where that is known.</summary>
    public static void Write(FactSheet sheet, string column, string? test, JsonAt? score, JsonAt? isDrifted, string? threshold)
    {
        var about = About.Sliced("column", column, ("stattest", test), ("threshold", threshold));
        if (isDrifted is { Flag: { } flag } detected)
        {
            sheet.Add("drift.column_drift", detected.Pointer, flag ? 1 : 0, about);
        }

        if (score is { } value && sheet.Measure("drift.column_drift_score", "drift", value, about) && MetricOf(test) is { } metric)
        {
            sheet.Add(metric, value.Pointer, value.Number!.Value, about);
        }
    }

    private static string? MetricOf(string? test)
    {
        var folded = Words.Fold(test ?? "");
        foreach (var (word, metric) in _metrics)
        {
            if (folded.Contains(word, StringComparison.Ordinal))
            {
                return metric;
            }
        }

        return folded == "ks" ? "drift.ks_p_value" : null;
    }
}
