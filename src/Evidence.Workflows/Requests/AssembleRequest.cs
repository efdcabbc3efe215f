using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>Asks to write a pack from its content and the decisions on it.</summary>
/// <param name="PackId">Which pack.</param>
/// <param name="Content">Digest of its content.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="RolesToSign">Roles that must decide.</param>
/// <param name="SourcesIncomplete">How many sources did not give everything.</param>
/// <param name="Verdict">What people decided so far.</param>
public sealed record AssembleRequest(
    string PackId,
    Sha256Digest Content,
    string RequestedBy,
    IReadOnlyList<string> RolesToSign,
    int SourcesIncomplete,
    PackVerdict Verdict = PackVerdict.Pending);
