namespace Evidence.Readers.Fairness;

/// <summary>
/// The confusion matrix behind a group's rates, where it follows from them: recall rests on the positives of the group and precision on its
/// selected cases, not on the whole group. Only exact results count: every cell must come out as a whole number.
/// </summary>
/// <param name="Cases">All cases of the group.</param>
/// <param name="Selected">Cases predicted positive.</param>
/// <param name="Positives">Cases that are positive.</param>
/// <param name="TruePositives">Positive cases predicted positive.</param>
internal sealed record ConfusionCounts(long Cases, long Selected, long Positives, long TruePositives)
{
    private const double Tolerance = 1e-6;

    /// <summary>Solves from the number of cases and rates by metric id; null where they do not determine it.</summary>
    public static ConfusionCounts? Solve(long cases, IReadOnlyDictionary<string, double> rates)
    {
        if (Whole(rates, "fairness.selection_rate", cases) is not { } selected || Recall(rates) is not { } recall)
        {
            return null;
        }

        return FromPrecision(cases, selected, recall, rates) ?? FromAccuracy(cases, selected, recall, rates);
    }

    /// <summary>How many cases a rate of this metric rests on and how many counted; null where it is no rate of a confusion matrix.</summary>
    public (long SampleSize, long Successes)? Basis(string metric) => metric switch
    {
        "performance.accuracy" => (Cases, Cases - Positives - Selected + (2 * TruePositives)),
        "fairness.selection_rate" => (Cases, Selected),
        "performance.precision" => (Selected, TruePositives),
        "performance.recall" => (Positives, TruePositives),
        "performance.false_negative_rate" => (Positives, Positives - TruePositives),
        "performance.false_positive_rate" => (Cases - Positives, Selected - TruePositives),
        "performance.specificity" => (Cases - Positives, Cases - Positives - Selected + TruePositives),
        _ => null,
    };

    private static double? Recall(IReadOnlyDictionary<string, double> rates) =>
        rates.TryGetValue("performance.recall", out var recall) ? recall
        : rates.TryGetValue("performance.false_negative_rate", out var misses) ? 1 - misses
        : null;

    private static ConfusionCounts? FromPrecision(long cases, long selected, double recall, IReadOnlyDictionary<string, double> rates)
    {
        if (Whole(rates, "performance.precision", selected) is not { } truePositives || recall <= 0)
        {
            return null;
        }

        return Whole(truePositives / recall) is { } positives ? Checked(new(cases, selected, positives, truePositives), rates) : null;
    }

    // accuracy * n = TP + TN with TP = recall * P and TN = n - P - selected + TP.
    private static ConfusionCounts? FromAccuracy(long cases, long selected, double recall, IReadOnlyDictionary<string, double> rates)
    {
        if (Whole(rates, "performance.accuracy", cases) is not { } correct || Math.Abs((2 * recall) - 1) < Tolerance)
        {
            return null;
        }

        return Whole((correct - cases + selected) / ((2 * recall) - 1)) is { } positives && Whole(recall * positives) is { } truePositives
            ? Checked(new(cases, selected, positives, truePositives), rates)
            : null;
    }

    private static ConfusionCounts? Checked(ConfusionCounts counts, IReadOnlyDictionary<string, double> rates)
    {
        var isPossible = counts.TruePositives <= counts.Positives && counts.TruePositives <= counts.Selected && counts.Positives <= counts.Cases
            && counts.Selected - counts.TruePositives <= counts.Cases - counts.Positives;
        return isPossible && rates.All(rate => counts.Agrees(rate.Key, rate.Value)) ? counts : null;
    }

    private static long? Whole(IReadOnlyDictionary<string, double> rates, string metric, long of) => rates.TryGetValue(metric, out var rate) ? Whole(rate * of) : null;

    private static long? Whole(double number) => number >= -Tolerance && Math.Abs(number - Math.Round(number)) < Tolerance * Math.Max(1, Math.Abs(number)) ? (long)Math.Round(number) : null;

    private bool Agrees(string metric, double rate) =>
        Basis(metric) is not { SampleSize: > 0 } basis || Math.Abs(((double)basis.Successes / basis.SampleSize) - rate) < Tolerance;
}
