namespace Evidence.Artifacts;

/// <summary>
/// One collected item. The bytes are in the store under <see cref="Digest"/>; this record says what they are and where they came from.
/// The same bytes collected from two places are two artifacts with one digest.
/// </summary>
/// <param name="Digest">SHA-256 of the bytes.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Name">File name or path within its source, with <c>/</c>; for people, never used to decide what the bytes are.</param>
/// <param name="MediaType">As the source states it, or <c>application/octet-stream</c>.</param>
/// <param name="Provenance">Where it came from.</param>
/// <param name="Kind">What it is, where the source or a sidecar declares it (one of <see cref="ArtifactKinds"/> or the user's own); null: decided by its reader.</param>
public sealed record Artifact(
    Sha256Digest Digest,
    long Size,
    string Name,
    string MediaType,
    Provenance Provenance,
    string? Kind = null);
