using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Gates;

/// <summary>How one gate came out, with everything needed to see why.</summary>
/// <param name="Gate">The rule as the policy states it.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Reason">Why, in a sentence with the numbers.</param>
/// <param name="Observed">The value judged (of the worst slice, where sliced).</param>
/// <param name="Bound">The confidence bound compared with the threshold, for rates and differences.</param>
/// <param name="SampleSize">How many cases it rests on.</param>
/// <param name="Slice">The worst slice, where sliced.</param>
/// <param name="Facts">Facts it rests on.</param>
/// <param name="BaselineValue">The baseline's value, for regressions.</param>
/// <param name="Waiver">The waiver that carries it.</param>
/// <param name="Unwaived">What the outcome is without the waiver.</param>
/// <param name="Unit">Unit of the values, from the metric vocabulary; null: none.</param>
/// <param name="Artifacts">Digests of the artifacts it rests on; those of its facts at least.</param>
public sealed record GateResult(
    Gate Gate,
    GateOutcome Outcome,
    string Reason,
    double? Observed = null,
    double? Bound = null,
    long? SampleSize = null,
    Slice Slice = default,
    IReadOnlyList<Fact>? Facts = null,
    double? BaselineValue = null,
    Waiver? Waiver = null,
    GateOutcome? Unwaived = null,
    string? Unit = null,
    IReadOnlyList<Sha256Digest>? Artifacts = null);
