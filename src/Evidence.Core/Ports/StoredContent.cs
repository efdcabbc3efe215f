using Evidence.Artifacts;

namespace Evidence.Ports;

/// <summary>What keeping a content came to.</summary>
/// <param name="Digest">SHA-256 of the bytes.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="WasThere">True where the same bytes were kept before.</param>
public sealed record StoredContent(Sha256Digest Digest, long Size, bool WasThere);
