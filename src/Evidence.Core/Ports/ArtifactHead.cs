namespace Evidence.Ports;

/// <summary>The beginning of an artifact, enough to recognise its format.</summary>
/// <param name="Name">Its file name, to break ties only.</param>
/// <param name="MediaType">As the source states it.</param>
/// <param name="DeclaredKind">Kind declared by the source or a sidecar; null: none.</param>
/// <param name="Bytes">Its first bytes, up to <see cref="Length"/>.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record ArtifactHead(string Name, string MediaType, string? DeclaredKind, ReadOnlyMemory<byte> Bytes, long Size)
{
    /// <summary>How many bytes are looked at: 64 KB.</summary>
    public const int Length = 64 * 1024;
}
