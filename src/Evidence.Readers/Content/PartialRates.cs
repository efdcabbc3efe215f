using System.Collections.Frozen;

namespace Evidence.Readers.Content;

/// <summary>Rates of a confusion matrix that rest on some of the cases only: on the positives, the negatives, or those predicted to be either.</summary>
internal static class PartialRates
{
    private static readonly FrozenSet<string> _metrics = FrozenSet.ToFrozenSet(
    [
        "performance.precision", "performance.recall", "performance.specificity", "performance.false_positive_rate", "performance.false_negative_rate",
        "performance.false_discovery_rate", "performance.false_omission_rate", "performance.negative_predictive_value",
    ]);

    /// <summary>True where the number of all cases is not what the rate rests on.</summary>
    public static bool Contains(string metric) => _metrics.Contains(metric);
}
