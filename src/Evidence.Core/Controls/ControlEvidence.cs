using Evidence.Artifacts;

namespace Evidence.Controls;

/// <summary>One artifact that speaks for a control.</summary>
/// <param name="Artifact">Digest of it.</param>
/// <param name="ArtifactName">Its name.</param>
/// <param name="Mapping">Id of the mapping that says so.</param>
/// <param name="Strength">How strongly, after any crosswalk.</param>
/// <param name="Age">When it was produced (or collected).</param>
/// <param name="FreshUntil">Until when it counts as fresh; null: no limit.</param>
/// <param name="IsFresh">True when it was fresh at the as-of time.</param>
/// <param name="Pointer">Where in the artifact the fact is; null: the artifact as a whole.</param>
/// <param name="Via">Crosswalk hops it came through, for instance <c>nist-ai-rmf:MEASURE 2.11 (superset)</c>; empty: directly mapped.</param>
/// <param name="Metric">Metric of the fact; null: the artifact as a whole.</param>
/// <param name="Facts">How many facts of the artifact meet the mapping; the pointer is the first one's.</param>
public sealed record ControlEvidence(
    Sha256Digest Artifact,
    string ArtifactName,
    string Mapping,
    MappingStrength Strength,
    DateTimeOffset Age,
    DateTimeOffset? FreshUntil,
    bool IsFresh,
    string? Pointer,
    IReadOnlyList<string> Via,
    string? Metric = null,
    int Facts = 0);
