namespace Evidence.Packs;

/// <summary>One release of a trend.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Value">The observed value.</param>
public sealed record TrendPoint(string Release, double Value);
