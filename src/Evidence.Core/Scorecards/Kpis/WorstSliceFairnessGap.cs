using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Scorecards.Kpis;

/// <summary>The largest difference between groups that was measured.</summary>
internal sealed class WorstSliceFairnessGap : IKpi
{
    // A difference of group sizes is a difference too, and none of fairness.
    private const string GroupSizeDifference = "fairness.group_count_difference";

    public KpiDefinition Definition { get; } = new(
        "worst-slice-fairness-gap",
        "Worst-slice fairness gap",
        "Largest stated difference between groups; where none is stated, the largest difference of selection rates between two groups of one dimension",
        "fairness.*_difference, else fairness.selection_rate by slice",
        "share",
        MetricDirection.Lower);

    public KpiPoint Measure(KpiInput input)
    {
        var stated = input.Collected.Facts
            .Where(measured => measured.Fact.Metric.StartsWith("fairness.", StringComparison.Ordinal) && measured.Fact.Metric.EndsWith("_difference", StringComparison.Ordinal))
            .Where(HasNumber)
            .Where(measured => measured.Fact.Metric != GroupSizeDifference)
            .MaxBy(measured => Math.Abs(measured.Fact.Number!.Value));
        if (stated is not null)
        {
            return input.Point(Math.Abs(stated.Fact.Number!.Value), $"{stated.Fact.Metric} in '{stated.Source.Artifact.Name}'.");
        }

        var gaps = input.Collected.FactsOf("fairness.selection_rate")
            .Where(measured => measured.Fact.Slice.Dimensions.Count == 1 && HasNumber(measured))
            .GroupBy(measured => (measured.Fact.Artifact, Dimension: measured.Fact.Slice.Dimensions[0]))
            .Where(group => group.Count() > 1)
            .Select(group => (group.Key.Dimension, Gap: group.Max(measured => measured.Fact.Number!.Value) - group.Min(measured => measured.Fact.Number!.Value)))
            .ToArray();
        return gaps.Length == 0
            ? input.NoData("No fairness report with results by group was collected.")
            : input.Point(gaps.Max(gap => gap.Gap), $"Selection rates by {gaps.MaxBy(gap => gap.Gap).Dimension}.");
    }

    private static bool HasNumber(MeasuredFact measured) => measured.Fact.Number is { } number && double.IsFinite(number);
}
