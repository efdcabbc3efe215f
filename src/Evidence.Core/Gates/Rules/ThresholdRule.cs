using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// A number against a bound. Reads <see cref="Gate.Metric"/>, <see cref="Gate.Where"/>, <see cref="Gate.SliceBy"/>, <see cref="Gate.AtLeast"/>,
/// <see cref="Gate.AtMost"/>, <see cref="Gate.Confidence"/>, <see cref="Gate.MinimumSample"/>, <see cref="Gate.Kind"/>, <see cref="Gate.FreshFor"/>.
/// </summary>
/// <remarks>
/// Only fresh facts are judged; where a slice has none it is stale. Every fresh fact must meet the bound, so the worst decides, over slices, over datasets and
/// within an artifact. Where two artifacts about one dataset (or naming none) come out differently, the gate is inconclusive and names both.
/// A difference between groups (<c>fairness.*_difference</c>) on a gate that states its own confidence is judged by the interval of the two groups
/// farthest apart (<see cref="GroupDifference"/>).
/// </remarks>
internal sealed class ThresholdRule : IGateRule
{
    public GateResult Judge(Gate gate, GateInput input)
    {
        var facts = FactSelection.For(gate, input.Collected);
        if (facts.Count == 0)
        {
            return Absence.OfFacts(gate, input);
        }

        Verdict[] slices = [.. facts.GroupBy(measured => measured.Fact.Slice).OrderBy(group => group.Key).Select(group => JudgeSlice(gate, input, [.. group]))];
        var worst = Verdict.Worst(slices);
        var slice = worst.Facts[0].Fact.Slice;
        return new GateResult(
            gate,
            worst.Outcome,
            Sentence(gate, slices, worst, slice),
            worst.Observed,
            worst.Bound,
            worst.SampleSize,
            slice,
            [.. worst.Facts.Select(measured => measured.Fact)],
            worst.BaselineValue);
    }

    private static Verdict JudgeSlice(Gate gate, GateInput input, MeasuredFact[] facts)
    {
        MeasuredFact[] fresh = [.. facts.Where(measured => input.AsOf <= FactSelection.FreshUntil(gate, input.Policy, measured))];
        if (fresh.Length == 0)
        {
            var newest = facts.MaxBy(measured => measured.Age)!;
            var window = FactSelection.Window(gate, input.Policy, newest.Source);
            return new(
                GateOutcome.Stale,
                $"'{newest.Source.Artifact.Name}' was made {Figure.Day(newest.Age)} and counts for {Figure.Of((long)window.TotalDays)} days",
                [newest],
                newest.Fact.Number,
                null,
                newest.Fact.SampleSize);
        }

        return Verdict.Worst(fresh
            .GroupBy(measured => measured.Fact.Attribute(FactAttributes.Dataset), StringComparer.Ordinal)
            .Select(dataset => JudgeDataset(gate, input, [.. dataset])));
    }

    private static Verdict JudgeDataset(Gate gate, GateInput input, MeasuredFact[] facts)
    {
        Verdict[] artifacts = [.. facts
            .GroupBy(measured => measured.Source.Artifact.Digest)
            .Select(artifact => Verdict.Worst(artifact.Select(measured => JudgeFact(gate, input, measured))))];
        var worst = Verdict.Worst(artifacts);
        return artifacts.FirstOrDefault(other => other.Outcome != worst.Outcome) is { } different ? Contradiction(worst, different) : worst;
    }

    private static Verdict JudgeFact(Gate gate, GateInput input, MeasuredFact measured) =>
        GroupDifference.Applies(gate, measured, input.Metrics)
            ? GroupDifference.Judge(gate, input, measured)
            : MeasureJudgement.Judge(gate, input, measured);

    private static Verdict Contradiction(Verdict worst, Verdict other) => new(
        GateOutcome.Inconclusive,
        $"two artifacts contradict each other: by {Named(worst)} it would be {Word(worst)} ({worst.Reason}), by {Named(other)} {Word(other)} ({other.Reason})",
        [worst.Facts[0], other.Facts[0]],
        worst.Observed,
        worst.Bound,
        worst.SampleSize);

    private static string Named(Verdict verdict) => $"'{verdict.Facts[0].Source.Artifact.Name}' ({verdict.Facts[0].Source.Artifact.Digest.Short})";

    private static string Word(Verdict verdict) => verdict.Outcome.ToString().ToLowerInvariant();

    private static string Sentence(Gate gate, Verdict[] slices, Verdict worst, Slice slice)
    {
        if (gate.SliceBy is null)
        {
            return SentenceCase.Of(worst.Reason);
        }

        var open = slices.Count(verdict => verdict.Outcome != GateOutcome.Pass);
        var others = open > 1 ? $" {open} of {slices.Length} slices do not pass." : $" {slices.Length} slice{(slices.Length == 1 ? "" : "s")} judged.";
        return $"Worst slice {slice}: {worst.Reason}.{others}";
    }
}
