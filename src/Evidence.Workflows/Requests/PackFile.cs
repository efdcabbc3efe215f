using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>A file of a pack, kept in the store.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Digest">SHA-256 of it.</param>
/// <param name="Size">Number of bytes.</param>
public sealed record PackFile(string Name, string MediaType, Sha256Digest Digest, long Size);
