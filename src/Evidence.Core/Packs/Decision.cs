using Evidence.Artifacts;

namespace Evidence.Packs;

/// <summary>What a person decided on a pack, and what they saw.</summary>
/// <param name="PackId">Which pack.</param>
/// <param name="By">Who.</param>
/// <param name="Role">In what role; null: unknown.</param>
/// <param name="Kind">Approve or reject.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
/// <param name="Saw">Digest of the pack's manifest they decided on.</param>
public sealed record Decision(string PackId, string By, string? Role, DecisionKind Kind, string Note, DateTimeOffset At, Sha256Digest Saw);
