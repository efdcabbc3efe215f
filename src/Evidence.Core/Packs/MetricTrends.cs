using Evidence.Facts;
using Evidence.Gates;

namespace Evidence.Packs;

/// <summary>Values of gated metrics over releases, for trends.</summary>
internal static class MetricTrends
{
    // Earlier releases are looked at as they were: nothing is too old for a trend.
    private static readonly TimeSpan _always = TimeSpan.FromDays(36_500);

    /// <summary>One trend for each gate on a metric that was observed in this release or an earlier one; this release is the last point.</summary>
    public static IReadOnlyList<MetricTrend> Of(IReadOnlyList<GateResult> results, GateInput input, IReadOnlyList<EarlierRelease> earlier)
    {
        var before = earlier
            .Where(release => release.Release.Id != input.Release.Id)
            .Select(release => (release.Release, Input: input with { Release = release.Release, Collected = new ReleaseEvidence(release.Artifacts, release.Readings) }))
            .ToArray();
        return [.. results
            .Where(result => result.Gate.Rule is GateRule.Threshold or GateRule.Regression or GateRule.Completeness)
            .Select(result => new MetricTrend(
                result.Gate.Id,
                [.. before.Select(release => Point(release.Release.Id, Observe(result.Gate, release.Input))).Append(Point(input.Release.Id, result.Observed)).OfType<TrendPoint>()]))
            .Where(trend => trend.Points.Count > 0)];
    }

    private static TrendPoint? Point(string release, double? value) => value is { } number && double.IsFinite(number) ? new TrendPoint(release, number) : null;

    private static double? Observe(Gate gate, GateInput input) =>
        GateEvaluator.Judge(AsObservation(gate, input.Metrics), input).Observed;

    // A regression gate's value is observed as a threshold's; the bound only decides which slice counts as the worst.
    private static Gate AsObservation(Gate gate, MetricVocabulary metrics) => gate.Rule == GateRule.Regression
        ? gate with
        {
            Rule = GateRule.Threshold,
            FreshFor = _always,
            MinimumSample = null,
            AtLeast = metrics.Find(gate.Metric ?? "")?.Direction == MetricDirection.Lower ? null : 0,
            AtMost = metrics.Find(gate.Metric ?? "")?.Direction == MetricDirection.Lower ? 0 : null,
        }
        : gate with { FreshFor = _always, MinimumSample = null };
}
