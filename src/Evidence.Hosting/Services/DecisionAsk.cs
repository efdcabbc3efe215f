using Evidence.Artifacts;
using Evidence.Packs;

namespace Evidence.Hosting.Services;

/// <summary>A decision somebody wants to take.</summary>
/// <param name="By">Who.</param>
/// <param name="Roles">Roles they hold, where the workspace names no people.</param>
/// <param name="Kind">Approve or reject.</param>
/// <param name="Note">Why; must not be empty.</param>
/// <param name="At">When; null: now.</param>
public sealed record DecisionAsk(string By, IReadOnlyList<string> Roles, DecisionKind Kind, string Note, DateTimeOffset? At = null)
{
    /// <summary>Digest of the manifest they saw; where the pack has another one by now the decision does not count. Null: not said.</summary>
    public Sha256Digest? Saw { get; init; }
}
