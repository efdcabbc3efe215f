namespace Evidence.Gates;

/// <summary>How every gate of the tier came out, and what that says about the launch.</summary>
/// <param name="Results">In the order of the policy.</param>
/// <param name="Disposition">Go, conditional go or no-go.</param>
public sealed record GateEvaluation(IReadOnlyList<GateResult> Results, Disposition Disposition);
