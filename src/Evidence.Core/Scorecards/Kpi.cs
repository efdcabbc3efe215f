using System.Text.Json.Serialization;

namespace Evidence.Scorecards;

/// <summary>A key figure over releases.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Points">One a release, oldest first.</param>
public sealed record Kpi(KpiDefinition Definition, IReadOnlyList<KpiPoint> Points)
{
    /// <summary>The newest release's point; null: there is no release.</summary>
    [JsonIgnore]
    public KpiPoint? Latest => Points.Count > 0 ? Points[^1] : null;
}
