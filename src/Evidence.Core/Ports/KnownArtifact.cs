using Evidence.Artifacts;

namespace Evidence.Ports;

/// <summary>An artifact of an earlier collection.</summary>
/// <param name="Artifact">What was kept.</param>
/// <param name="Revision">The revision it had then; null: unknown.</param>
public sealed record KnownArtifact(Artifact Artifact, string? Revision);
