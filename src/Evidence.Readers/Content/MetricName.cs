using Evidence.Facts;

namespace Evidence.Readers.Content;

/// <summary>The name a tool gives a metric, made ours.</summary>
/// <param name="Id">Id in the vocabulary, or the own name in its group.</param>
/// <param name="Definition">What the vocabulary says of it; null: it does not know it.</param>
/// <param name="IsRenamed">True where the id does not simply repeat the name.</param>
/// <param name="Dataset">Split of the data named in it (<c>test_accuracy</c>); null: none.</param>
/// <param name="Dimension">Dimension named in it (<c>Gender_accuracy_diff</c>); null: none.</param>
internal sealed record MetricName(string Id, MetricDefinition? Definition, bool IsRenamed, string? Dataset = null, string? Dimension = null)
{
    private const double Tolerance = 1e-9;

    /// <summary>False for a number that cannot be a value of this metric: a share outside 0 to 1 (a difference of shares: -1 to 1).</summary>
    public bool Allows(double number)
    {
        if (Definition?.Unit != "share")
        {
            return true;
        }

        var lowest = Id.EndsWith("_difference", StringComparison.Ordinal) ? -1 : 0;
        return number >= lowest - Tolerance && number <= 1 + Tolerance;
    }
}
