using Evidence.Artifacts;
using Evidence.Gates;

namespace Evidence.Workflows;

/// <summary>A built pack.</summary>
/// <param name="PackId">Id of the pack (and of the run that built it).</param>
/// <param name="ReleaseId">Which release.</param>
/// <param name="AsOf">The time it was judged at.</param>
/// <param name="Disposition">What the gates say.</param>
/// <param name="Reasons">Why, the weightiest first, at most five.</param>
/// <param name="Manifest">Digest of the manifest.</param>
/// <param name="Files">The files, by name.</param>
/// <param name="SourcesIncomplete">How many sources did not give everything.</param>
/// <param name="Verdict">What people decided.</param>
public sealed record PackResult(
    string PackId,
    string ReleaseId,
    DateTimeOffset AsOf,
    DispositionKind Disposition,
    IReadOnlyList<string> Reasons,
    Sha256Digest Manifest,
    IReadOnlyList<PackFile> Files,
    int SourcesIncomplete,
    PackVerdict Verdict)
{
    /// <summary>Why the timestamp that evidence.yaml asks for is not there, in a line; null: it is there, or none is asked for.</summary>
    public string? TimestampGap { get; init; }
}
