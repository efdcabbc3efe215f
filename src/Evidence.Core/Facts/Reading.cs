using Evidence.Artifacts;

namespace Evidence.Facts;

/// <summary>What a reader made of one artifact. An artifact without facts is still evidence; an unread one is listed with its reason.</summary>
/// <param name="Artifact">Digest of the bytes read.</param>
/// <param name="Reader">Id of the reader, or null where none knew the content.</param>
/// <param name="Kind">What the artifact is, one of <see cref="ArtifactKinds"/> or the user's own; null: not known.</param>
/// <param name="Facts">In the order of the artifact.</param>
/// <param name="Unread">Why it could not be read, in one line; null: it was read.</param>
/// <param name="Notes">Parts that were passed over and why, one line each.</param>
public sealed record Reading(
    Sha256Digest Artifact,
    string? Reader,
    string? Kind,
    IReadOnlyList<Fact> Facts,
    string? Unread = null,
    IReadOnlyList<string>? Notes = null);
