namespace Evidence.Scorecards;

/// <summary>A key figure for one release.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Value">The figure; null: there is no data for it, which is never the same as zero.</param>
/// <param name="Basis">What it rests on, or why there is no data, in a sentence.</param>
public sealed record KpiPoint(string Release, double? Value, string Basis);
