using Evidence.Packs;

namespace Evidence.Hosting.Http.Packs;

/// <summary>A decision on a pack.</summary>
/// <param name="Decision">Approve or reject.</param>
/// <param name="Note">Why; kept in the pack and the ledger.</param>
/// <param name="By">Who decides, where a trusted program speaks for someone.</param>
/// <param name="Roles">Roles they sign in, where a trusted program speaks for someone and evidence.yaml names no people.</param>
public sealed record DecisionBody(DecisionKind Decision, string Note, string? By = null, IReadOnlyList<string>? Roles = null);
