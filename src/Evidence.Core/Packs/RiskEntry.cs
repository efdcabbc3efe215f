using Evidence.Artifacts;

namespace Evidence.Packs;

/// <summary>An entry of the risk register, from ticketing or YAML.</summary>
/// <param name="Id">Identifier at the source.</param>
/// <param name="Title">What may go wrong.</param>
/// <param name="Severity">critical, high, medium, low or info.</param>
/// <param name="State">open, mitigated, accepted or closed.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Mitigation">What was done.</param>
/// <param name="ResidualRisk">What is left.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Closed">When it was closed.</param>
/// <param name="Artifact">Digest of the artifact that says so; null: from the workspace.</param>
/// <param name="Product">Product it is about; null: every product.</param>
/// <param name="Kind"><c>risk</c> or <c>finding</c>.</param>
/// <param name="History">Its states over time as far as known, oldest first; null: only the present one is known.</param>
public sealed record RiskEntry(
    string Id,
    string Title,
    string Severity,
    string State,
    string? Owner = null,
    string? Mitigation = null,
    string? ResidualRisk = null,
    DateTimeOffset? Opened = null,
    DateTimeOffset? Closed = null,
    Sha256Digest? Artifact = null,
    string? Product = null,
    string Kind = "risk",
    IReadOnlyList<RiskChange>? History = null);
