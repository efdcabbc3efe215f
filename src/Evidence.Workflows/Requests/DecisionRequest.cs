using Evidence.Artifacts;
using Evidence.Packs;

namespace Evidence.Workflows;

/// <summary>A decision of a person on a pack.</summary>
/// <param name="PackId">Which pack.</param>
/// <param name="By">Who.</param>
/// <param name="Roles">Roles they hold.</param>
/// <param name="Kind">Approve or reject.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
public sealed record DecisionRequest(string PackId, string By, IReadOnlyList<string> Roles, DecisionKind Kind, string Note, DateTimeOffset At)
{
    /// <summary>Digest of the manifest they saw; another one than the pack has now does not count. Null: not said.</summary>
    public Sha256Digest? Saw { get; init; }
}
