using Evidence.Facts;
using Evidence.Gates.Statistics;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// Judges a difference between groups by the interval of the difference (Newcombe's hybrid score) between the groups with the highest and the lowest rate,
/// read from the same artifact. Applies where the gate states its own confidence: by default a difference is compared as the artifact states it.
/// </summary>
internal static class GroupDifference
{
    private const string Suffix = "_difference";

    public static bool Applies(Gate gate, MeasuredFact measured, MetricVocabulary metrics) =>
        gate.Confidence is not null
        && measured.Fact.Metric.StartsWith("fairness.", StringComparison.Ordinal)
        && measured.Fact.Metric.EndsWith(Suffix, StringComparison.Ordinal)
        && metrics.Find(measured.Fact.Metric)?.IsRate != true;

    public static Verdict Judge(Gate gate, GateInput input, MeasuredFact measured)
    {
        var groups = GroupsOf(measured);
        var rates = groups
            .Select(group => (Group: group, Rate: group.Fact.Number is null ? null : MeasureJudgement.Share(group.Fact, out _)))
            .Where(pair => pair.Rate is not null)
            .Select(pair => (pair.Group, pair.Rate!.Value.Share, pair.Rate.Value.Cases))
            .OrderBy(pair => pair.Share)
            .ThenBy(pair => pair.Group.Fact.Slice)
            .ToArray();
        if (rates.Length < 2 || rates.Length < groups.Length)
        {
            return new(
                GateOutcome.Inconclusive,
                $"'{measured.Source.Artifact.Name}' does not state the rate and number of cases of each group, so that no interval of the difference can be computed",
                [measured],
                measured.Fact.Number,
                null,
                measured.Fact.SampleSize);
        }

        return Judge(gate, input, rates[^1], rates[0]);
    }

    private static Verdict Judge(
        Gate gate,
        GateInput input,
        (MeasuredFact Group, double Share, long Cases) high,
        (MeasuredFact Group, double Share, long Cases) low)
    {
        var confidence = MeasureJudgement.Confidence(gate, input.Policy);
        var interval = DifferenceInterval.Of(
            WilsonInterval.OfShare(high.Share, high.Cases, confidence),
            WilsonInterval.OfShare(low.Share, low.Cases, confidence));
        var (outcome, bound, margin) = gate.MinimumSample is { } minimum && Math.Min(high.Cases, low.Cases) < minimum
            ? (GateOutcome.Inconclusive, interval.Upper, double.NegativeInfinity)
            : MeasureJudgement.Compare(gate, interval.Lower, interval.Upper);
        var reason = $"{Figure.Percent(high.Share)} of {Figure.Of(high.Cases)} for {high.Group.Fact.Slice} against {Figure.Percent(low.Share)} of {Figure.Of(low.Cases)} for {low.Group.Fact.Slice}: "
            + $"a difference of {Figure.Of(interval.Estimate)}, between {Figure.Of(interval.Lower)} and {Figure.Of(interval.Upper)} at {Figure.Percent(confidence)} confidence; {MeasureJudgement.Asked(gate, null)}";
        return new(outcome, reason, [high.Group, low.Group], interval.Estimate, bound, high.Cases + low.Cases, margin);
    }

    private static MeasuredFact[] GroupsOf(MeasuredFact measured)
    {
        var dimension = measured.Fact.Slice.Dimensions.Count > 0 ? null : measured.Fact.Attribute("sensitive-feature");
        return BasesOf(measured.Fact.Metric)
            .Select(metric => measured.Source.Facts
                .Where(fact => fact.Metric == metric && fact.Slice.Dimensions.Count == 1 && (dimension is null || fact.Slice.Dimensions[0] == dimension))
                .Select(fact => new MeasuredFact(fact, measured.Source))
                .ToArray())
            .FirstOrDefault(groups => groups.Length > 0) ?? [];
    }

    // Fairlearn's definitions: demographic parity compares selection rates, equal opportunity true positive rates.
    private static string[] BasesOf(string metric) => metric["fairness.".Length..^Suffix.Length] switch
    {
        "demographic_parity" => ["fairness.selection_rate"],
        "equal_opportunity" => ["performance.recall"],
        var name => [$"performance.{name}", $"fairness.{name}"],
    };
}
