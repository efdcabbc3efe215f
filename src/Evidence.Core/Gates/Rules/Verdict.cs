using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>What one fact, or a few together, say about a gate.</summary>
/// <param name="Outcome">How it comes out by them.</param>
/// <param name="Reason">Why, without the slice.</param>
/// <param name="Facts">What it rests on.</param>
/// <param name="Observed">The value judged.</param>
/// <param name="Bound">The confidence bound compared with the threshold.</param>
/// <param name="SampleSize">How many cases.</param>
/// <param name="Margin">By how much the threshold is met; negative: missed. The smallest margin is the worst.</param>
/// <param name="BaselineValue">The baseline's value, for regressions.</param>
internal sealed record Verdict(
    GateOutcome Outcome,
    string Reason,
    IReadOnlyList<MeasuredFact> Facts,
    double? Observed = null,
    double? Bound = null,
    long? SampleSize = null,
    double Margin = double.NegativeInfinity,
    double? BaselineValue = null)
{
    /// <summary>The verdict that decides: the weightiest outcome, then the smallest margin, then the first in order of slice and place.</summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts) =>
        verdicts
            .OrderBy(verdict => verdict.Outcome.Weight())
            .ThenBy(verdict => verdict.Margin)
            .ThenBy(verdict => verdict.Facts.Count > 0 ? verdict.Facts[0].Fact.Slice : default)
            .ThenBy(verdict => verdict.Facts.Count > 0 ? verdict.Facts[0].Fact.Artifact : default)
            .ThenBy(verdict => verdict.Facts.Count > 0 ? verdict.Facts[0].Fact.Pointer : "", StringComparer.Ordinal)
            .First();
}
