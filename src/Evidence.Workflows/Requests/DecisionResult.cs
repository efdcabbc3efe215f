namespace Evidence.Workflows;

/// <summary>Where a pack stands after a decision.</summary>
/// <param name="Accepted">False where the decision does not count; <paramref name="Reason"/> says why.</param>
/// <param name="Reason">What was recorded, or why it does not count, in a line.</param>
/// <param name="Verdict">What people decided so far.</param>
/// <param name="RolesOpen">Roles that must still decide.</param>
public sealed record DecisionResult(bool Accepted, string Reason, PackVerdict Verdict, IReadOnlyList<string> RolesOpen);
