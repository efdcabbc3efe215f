using Evidence.Artifacts;
using Evidence.Gates;

namespace Evidence.Workflows;

/// <summary>A judged release: the content of its pack is in the store.</summary>
/// <param name="Content">Digest of the <see cref="Packs.PackContent"/> as JSON.</param>
/// <param name="Disposition">What the gates say.</param>
/// <param name="Reasons">Why, at most five.</param>
/// <param name="SourcesIncomplete">How many sources did not give everything.</param>
/// <param name="RolesToSign">Roles that must decide.</param>
public sealed record JudgeResult(
    Sha256Digest Content,
    DispositionKind Disposition,
    IReadOnlyList<string> Reasons,
    int SourcesIncomplete,
    IReadOnlyList<string> RolesToSign)
{
    /// <summary>How many gates came out how, by outcome.</summary>
    public IReadOnlyDictionary<string, int> Gates { get; init; } = new Dictionary<string, int>();
}
