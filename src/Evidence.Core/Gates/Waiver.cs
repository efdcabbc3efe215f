namespace Evidence.Gates;

/// <summary>Who accepted what residual risk until when. It needs two different people and lapses by itself.</summary>
/// <param name="Id">Unique in the policy.</param>
/// <param name="Gate">Id of the gate it carries; null where <paramref name="Control"/> is set.</param>
/// <param name="Control">Control it carries (<c>framework:id</c>); null where <paramref name="Gate"/> is set.</param>
/// <param name="Release">Release it is for; null: every release under the policy.</param>
/// <param name="Reason">Why.</param>
/// <param name="ResidualRisk">What risk is left.</param>
/// <param name="ApprovedBy">The people who accepted it; at least two different ones.</param>
/// <param name="Granted">When.</param>
/// <param name="Expires">The last moment it is valid.</param>
public sealed record Waiver(
    string Id,
    string? Gate,
    string? Control,
    string? Release,
    string Reason,
    string ResidualRisk,
    IReadOnlyList<string> ApprovedBy,
    DateTimeOffset Granted,
    DateTimeOffset Expires);
