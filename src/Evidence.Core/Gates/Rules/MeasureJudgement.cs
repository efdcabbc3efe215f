using Evidence.Facts;
using Evidence.Gates.Statistics;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// Judges one fact against the bounds of a gate. Rates by the two-sided Wilson interval at the gate's confidence:
/// <list type="table">
/// <item><term>fewer cases than the minimum sample, or no number of cases stated</term><description>inconclusive</description></item>
/// <item><term>the whole interval meets the bound</term><description>pass</description></item>
/// <item><term>the whole interval misses the bound</term><description>fail</description></item>
/// <item><term>the interval has the bound inside</term><description>inconclusive: too few cases to say, whichever side the observed share is on</description></item>
/// </list>
/// Other metrics are compared as they are.
/// </summary>
internal static class MeasureJudgement
{
    public static Verdict Judge(Gate gate, GateInput input, MeasuredFact measured)
    {
        var fact = measured.Fact;
        var definition = input.Metrics.Find(fact.Metric);
        if (gate.AtLeast is null && gate.AtMost is null)
        {
            return new(GateOutcome.Inconclusive, "the gate states neither at-least nor at-most", [measured]);
        }

        if (fact.Number is not { } value || !double.IsFinite(value))
        {
            return new(GateOutcome.Inconclusive, $"'{measured.Source.Artifact.Name}' has no number for it ({fact.Text ?? "not a number"})", [measured]);
        }

        if (fact.SampleSize is { } cases && gate.MinimumSample is { } minimum && cases < minimum)
        {
            return Undecided(measured, value, $"{Observed(fact, value, definition)} rests on {Figure.Of(cases)} cases, and {Figure.Of(minimum)} are asked for");
        }

        if (gate.MinimumSample is not null && fact.SampleSize is null)
        {
            return Undecided(measured, value, $"'{measured.Source.Artifact.Name}' does not say on how many cases it rests");
        }

        return IsRate(gate, definition) ? JudgeRate(gate, input, measured, value, definition) : JudgeValue(gate, measured, value, definition);
    }

    /// <summary>Known to the vocabulary as a rate or, where the vocabulary does not know the metric, said to be one by a confidence level on the gate.</summary>
    public static bool IsRate(Gate gate, MetricDefinition? definition) => definition?.IsRate ?? gate.Confidence is not null;

    /// <summary>The level bounds are computed at.</summary>
    public static double Confidence(Gate gate, Policy policy) => gate.Confidence ?? policy.Confidence;

    /// <summary>The share a rate's fact states, exact where it states successes; null with a reason where it contradicts itself or states no cases.</summary>
    public static (double Share, long Cases)? Share(Fact fact, out string? whyNot)
    {
        whyNot = null;
        if (fact.SampleSize is not { } cases || cases < 1)
        {
            whyNot = "the number of cases is not stated, so that no bound can be computed";
            return null;
        }

        var share = fact.Successes is { } successes ? (double)successes / cases : fact.Number!.Value;
        if (share is < 0 or > 1 || Math.Abs(share - fact.Number!.Value) > 0.005 + (0.5 / cases))
        {
            whyNot = $"{Figure.Of(fact.Number!.Value)} is not a share of {Figure.Of(cases)} cases{(fact.Successes is { } said ? $" of which {Figure.Of(said)} counted" : "")}";
            return null;
        }

        return (share, cases);
    }

    private static Verdict JudgeRate(Gate gate, GateInput input, MeasuredFact measured, double value, MetricDefinition? definition)
    {
        if (Share(measured.Fact, out var whyNot) is not { } rate)
        {
            return Undecided(measured, value, $"{Observed(measured.Fact, value, definition)}: {whyNot}");
        }

        var confidence = Confidence(gate, input.Policy);
        var interval = WilsonInterval.OfShare(rate.Share, rate.Cases, confidence);
        var (outcome, bound, margin) = Compare(gate, interval.Lower, interval.Upper);
        var level = Figure.Percent(confidence);
        var reason = $"{Observed(measured.Fact, rate.Share, definition)}, between {Figure.Percent(interval.Lower)} and {Figure.Percent(interval.Upper)} at {level} confidence; {Asked(gate, "share")}";
        return new(outcome, outcome == GateOutcome.Inconclusive ? reason + MoreCases(gate, rate.Share, confidence) : reason, [measured], rate.Share, bound, rate.Cases, margin);
    }

    private static Verdict JudgeValue(Gate gate, MeasuredFact measured, double value, MetricDefinition? definition)
    {
        var (outcome, _, margin) = Compare(gate, value, value);
        return new(
            outcome,
            $"{Observed(measured.Fact, value, definition)}; {Asked(gate, definition?.Unit)}",
            [measured],
            value,
            null,
            measured.Fact.SampleSize,
            margin);
    }

    /// <summary>Compares an interval with the bounds of a gate: passes where all of it meets them, fails where all of it misses one.</summary>
    public static (GateOutcome Outcome, double Bound, double Margin) Compare(Gate gate, double lower, double upper)
    {
        // Far below what any report prints: 0.1 + 0.2 is not more than 0.3 here.
        const double Rounding = 1e-12;
        var below = gate.AtLeast is { } least ? (Margin: lower - least, Best: upper - least, Bound: lower) : ((double Margin, double Best, double Bound)?)null;
        var above = gate.AtMost is { } most ? (Margin: most - upper, Best: most - lower, Bound: upper) : ((double Margin, double Best, double Bound)?)null;
        var decisive = above is null || (below is not null && below.Value.Margin <= above.Value.Margin) ? below!.Value : above.Value;
        var hopeless = below?.Best < -Rounding || above?.Best < -Rounding;
        var outcome = hopeless ? GateOutcome.Fail : decisive.Margin >= -Rounding ? GateOutcome.Pass : GateOutcome.Inconclusive;
        return (outcome, decisive.Bound, decisive.Margin);
    }

    /// <summary>What the gate asks for, in words.</summary>
    public static string Asked(Gate gate, string? unit) => (gate.AtLeast, gate.AtMost) switch
    {
        ({ } least, { } most) => $"between {Figure.Of(least, unit)} and {Figure.Of(most, unit)} is asked for",
        ({ } least, null) => $"at least {Figure.Of(least, unit)} is asked for",
        (null, { } most) => $"at most {Figure.Of(most, unit)} is asked for",
        _ => "no bound is set",
    };

    private static Verdict Undecided(MeasuredFact measured, double value, string reason) =>
        new(GateOutcome.Inconclusive, reason, [measured], value, null, measured.Fact.SampleSize);

    private static string Observed(Fact fact, double value, MetricDefinition? definition)
    {
        var unit = definition?.Unit ?? (fact.SampleSize is not null && value is >= 0 and <= 1 ? "share" : null);
        return fact.SampleSize is { } cases && fact.Successes is { } successes
            ? $"{Figure.Of(value, unit)} ({Figure.Of(successes)} of {Figure.Of(cases)})"
            : fact.SampleSize is { } rested ? $"{Figure.Of(value, unit)} of {Figure.Of(rested)} cases"
            : Figure.Of(value, unit);
    }

    private static string MoreCases(Gate gate, double share, double confidence)
    {
        var needed = gate.AtLeast is { } least ? WilsonInterval.CasesToShowAtLeast(share, least, confidence)
            : gate.AtMost is { } most ? WilsonInterval.CasesToShowAtLeast(1 - share, 1 - most, confidence)
            : null;
        return needed is { } cases
            ? $"; too few cases to say, {Figure.Of(cases)} would do if the share stays as it is"
            : "; too few cases to say";
    }
}
