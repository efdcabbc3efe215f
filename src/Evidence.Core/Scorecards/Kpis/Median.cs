namespace Evidence.Scorecards.Kpis;

/// <summary>The value in the middle.</summary>
internal static class Median
{
    /// <summary>Of one value or more; of an even number, the mean of the two in the middle.</summary>
    public static double Of(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
