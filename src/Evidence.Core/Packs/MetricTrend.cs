namespace Evidence.Packs;

/// <summary>A gated metric over releases.</summary>
/// <param name="Gate">Id of the gate.</param>
/// <param name="Points">Oldest release first.</param>
public sealed record MetricTrend(string Gate, IReadOnlyList<TrendPoint> Points);
