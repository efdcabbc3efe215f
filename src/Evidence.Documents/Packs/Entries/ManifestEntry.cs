using Evidence.Artifacts;

namespace Evidence.Documents.Packs.Entries;

/// <summary>One entry of a pack.</summary>
/// <param name="Path">Path in the zip.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Sha256">Their digest.</param>
internal sealed record ManifestEntry(string Path, long Size, Sha256Digest Sha256);
