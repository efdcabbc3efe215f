using Evidence.Gates;
using Evidence.Workflows;

namespace Evidence.Hosting.Http.Packs;

/// <summary>How far a pack is and what it says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="Href">Where to ask again.</param>
/// <param name="Release">Which release; null: not known yet.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Step">What the run is doing: collecting, judging, assembling, awaiting-decision, delivering, done.</param>
/// <param name="Disposition">What the gates say, once judged.</param>
/// <param name="Reasons">Why, the weightiest first.</param>
/// <param name="Verdict">What people decided.</param>
/// <param name="RolesOpen">Roles that must still decide.</param>
/// <param name="LastDecision">What came of the last decision, in a line.</param>
/// <param name="SourcesIncomplete">How many sources did not give everything.</param>
/// <param name="Manifest">SHA-256 of the manifest.</param>
/// <param name="Files">The files.</param>
/// <param name="Failure">Why the run failed.</param>
public sealed record PackView(
    string Id,
    RunState State,
    string Href,
    string? Release = null,
    DateTimeOffset? AsOf = null,
    string? Step = null,
    DispositionKind? Disposition = null,
    IReadOnlyList<string>? Reasons = null,
    PackVerdict? Verdict = null,
    IReadOnlyList<string>? RolesOpen = null,
    string? LastDecision = null,
    int? SourcesIncomplete = null,
    string? Manifest = null,
    IReadOnlyList<FileView>? Files = null,
    string? Failure = null)
{
    /// <summary>Why the timestamp that evidence.yaml asks for is not there; null: it is there, or none is asked for.</summary>
    public string? TimestampGap { get; init; }
}
