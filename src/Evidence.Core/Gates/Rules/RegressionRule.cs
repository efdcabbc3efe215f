using Evidence.Facts;
using Evidence.Gates.Statistics;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// The change against the baseline release. Reads <see cref="Gate.Metric"/>, <see cref="Gate.Where"/>, <see cref="Gate.SliceBy"/>, <see cref="Gate.Kind"/>,
/// <see cref="Gate.Confidence"/>, <see cref="Gate.MinimumSample"/>, <see cref="Gate.FreshFor"/>, and as tolerance <see cref="Gate.AtMost"/>: the largest
/// worsening that passes, in the metric's unit (or <see cref="Gate.AtLeast"/>: the smallest change, so -0.02 is a tolerance of 0.02); neither: 0.
/// </summary>
/// <remarks>
/// Worsening follows the metric's direction; a metric without one is held to change in neither. The change of a rate is judged by Newcombe's hybrid score interval:
/// pass where all of it is within the tolerance, fail where all of it is beyond, else inconclusive; other metrics are compared as they are. Only the newest fresh
/// fact of each slice is compared. A slice the baseline had and this release has not is missing.
/// </remarks>
internal sealed class RegressionRule : IGateRule
{
    public GateResult Judge(Gate gate, GateInput input)
    {
        if (input.Release.Baseline is not { } baseline)
        {
            return new GateResult(gate, GateOutcome.Missing, "The release names no baseline to compare with; set 'baseline' in its file, or waive the gate for a first release.");
        }

        var now = FactSelection.For(gate, input.Collected);
        if (now.Count == 0)
        {
            return Absence.OfFacts(gate, input);
        }

        var before = input.Baseline is { } collected ? FactSelection.For(gate, collected) : [];
        if (before.Count == 0)
        {
            return new GateResult(gate, GateOutcome.Missing, $"No {gate.Metric} was collected for the baseline '{baseline}'; collect it first.");
        }

        Verdict[] slices = [.. before
            .GroupBy(measured => measured.Fact.Slice)
            .OrderBy(group => group.Key)
            .Select(group => JudgeSlice(gate, input, [.. now.Where(measured => measured.Fact.Slice == group.Key)], Newest(group)))];
        var worst = Verdict.Worst(slices);
        var slice = worst.Facts[0].Fact.Slice;
        return new GateResult(
            gate,
            worst.Outcome,
            gate.SliceBy is null ? SentenceCase.Of(worst.Reason) : $"Worst slice {slice}: {worst.Reason}. {slices.Length} slice{(slices.Length == 1 ? "" : "s")} compared.",
            worst.Observed,
            worst.Bound,
            worst.SampleSize,
            slice,
            [.. worst.Facts.Select(measured => measured.Fact)],
            worst.BaselineValue);
    }

    private static MeasuredFact Newest(IEnumerable<MeasuredFact> facts) =>
        facts.OrderByDescending(measured => measured.Age).ThenBy(measured => measured.Fact.Artifact).ThenBy(measured => measured.Fact.Pointer, StringComparer.Ordinal).First();

    private static Verdict JudgeSlice(Gate gate, GateInput input, MeasuredFact[] now, MeasuredFact before)
    {
        if (now.Length == 0)
        {
            return new(GateOutcome.Missing, "the baseline has a value and this release has none", [before], null, null, null, double.NegativeInfinity, before.Fact.Number);
        }

        MeasuredFact[] fresh = [.. now.Where(measured => input.AsOf <= FactSelection.FreshUntil(gate, input.Policy, measured))];
        if (fresh.Length == 0)
        {
            var newest = Newest(now);
            return new(GateOutcome.Stale, $"'{newest.Source.Artifact.Name}' was made {Figure.Day(newest.Age)} and is too old", [newest], newest.Fact.Number, null, newest.Fact.SampleSize);
        }

        Verdict[] verdicts = [.. fresh
            .GroupBy(measured => measured.Source.Artifact.Digest)
            .Select(artifact => Verdict.Worst(artifact.Select(measured => Compare(gate, input, measured, before))))];
        var worst = Verdict.Worst(verdicts);
        return verdicts.FirstOrDefault(other => other.Outcome != worst.Outcome) is not { } different ? worst : worst with
        {
            Outcome = GateOutcome.Inconclusive,
            Reason = $"'{worst.Facts[0].Source.Artifact.Name}' and '{different.Facts[0].Source.Artifact.Name}' contradict each other: {worst.Reason}; {different.Reason}",
            Facts = [worst.Facts[0], different.Facts[0]],
        };
    }

    private static Verdict Compare(Gate gate, GateInput input, MeasuredFact now, MeasuredFact before)
    {
        if (now.Fact.Number is not { } value || before.Fact.Number is not { } old || !double.IsFinite(value) || !double.IsFinite(old))
        {
            return new(GateOutcome.Inconclusive, "one of the two values is not a number", [now]);
        }

        if (gate.MinimumSample is { } minimum && (now.Fact.SampleSize ?? 0) < minimum)
        {
            return new(
                GateOutcome.Inconclusive,
                $"{(now.Fact.SampleSize is { } cases ? $"{Figure.Of(cases)} cases are" : "the number of cases is not stated, which is")} fewer than the {Figure.Of(minimum)} asked for",
                [now],
                value,
                null,
                now.Fact.SampleSize,
                double.NegativeInfinity,
                old);
        }

        var definition = input.Metrics.Find(now.Fact.Metric);
        return MeasureJudgement.IsRate(gate, definition) ? CompareRates(gate, input, now, before, definition) : CompareValues(gate, now, before, definition);
    }

    private static Verdict CompareRates(Gate gate, GateInput input, MeasuredFact now, MeasuredFact before, MetricDefinition? definition)
    {
        string? why = null;
        if (MeasureJudgement.Share(now.Fact, out var whyNot) is not { } current || MeasureJudgement.Share(before.Fact, out why) is not { } earlier)
        {
            return new(GateOutcome.Inconclusive, whyNot ?? $"in the baseline {why}", [now], now.Fact.Number, null, now.Fact.SampleSize, double.NegativeInfinity, before.Fact.Number);
        }

        var confidence = MeasureJudgement.Confidence(gate, input.Policy);
        var change = DifferenceInterval.Of(
            WilsonInterval.OfShare(current.Share, current.Cases, confidence),
            WilsonInterval.OfShare(earlier.Share, earlier.Cases, confidence));
        var (low, high) = Worsening(definition, change.Lower, change.Upper);
        var reason = $"{Figure.Percent(current.Share)} of {Figure.Of(current.Cases)} against {Figure.Percent(earlier.Share)} of {Figure.Of(earlier.Cases)} in the baseline: "
            + $"a change between {Signed(change.Lower, "share")} and {Signed(change.Upper, "share")} at {Figure.Percent(confidence)} confidence; {Tolerated(gate, "share")}";
        return Decide(gate, low, high, reason, now, current.Share, high, current.Cases, earlier.Share);
    }

    private static Verdict CompareValues(Gate gate, MeasuredFact now, MeasuredFact before, MetricDefinition? definition)
    {
        var (value, old) = (now.Fact.Number!.Value, before.Fact.Number!.Value);
        var (low, high) = Worsening(definition, value - old, value - old);
        var reason = $"{Figure.Of(value, definition?.Unit)} against {Figure.Of(old, definition?.Unit)} in the baseline, a change of {Signed(value - old, definition?.Unit)}; {Tolerated(gate, definition?.Unit)}";
        return Decide(gate, low, high, reason, now, value, null, now.Fact.SampleSize, old);
    }

    private static Verdict Decide(
        Gate gate,
        double low,
        double high,
        string reason,
        MeasuredFact now,
        double observed,
        double? bound,
        long? cases,
        double baseline)
    {
        var within = new Gate(gate.Id, gate.Title, gate.Rule, gate.Tiers, AtMost: Tolerance(gate));
        var (outcome, _, margin) = MeasureJudgement.Compare(within, low, high);
        var undecided = outcome == GateOutcome.Inconclusive ? "; too few cases to say" : "";
        return new(outcome, reason + undecided, [now], observed, bound, cases, margin, baseline);
    }

    private static (double Low, double High) Worsening(MetricDefinition? definition, double lower, double upper) => definition?.Direction switch
    {
        MetricDirection.Higher => (-upper, -lower),
        MetricDirection.Lower => (lower, upper),
        _ => (lower <= 0 && upper >= 0 ? 0 : Math.Min(Math.Abs(lower), Math.Abs(upper)), Math.Max(Math.Abs(lower), Math.Abs(upper))),
    };

    private static double Tolerance(Gate gate) => gate.AtMost ?? (gate.AtLeast is { } least ? Math.Max(0, -least) : 0);

    private static string Tolerated(Gate gate, string? unit) =>
        Tolerance(gate) > 0 ? $"a worsening of at most {Figure.Change(Tolerance(gate), unit)} is tolerated" : "no worsening is tolerated";

    private static string Signed(double change, string? unit) => change > 0 ? "+" + Figure.Change(change, unit) : Figure.Change(change, unit);
}
