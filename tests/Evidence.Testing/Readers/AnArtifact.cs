using Evidence.Artifacts;

namespace Evidence.Testing.Readers;

/// <summary>Artifacts for reader tests.</summary>
public static class AnArtifact
{
    public static Artifact Of(byte[] bytes, string name = "artifact", string? kind = null, long? size = null) => new(
        Sha256Digest.Of(bytes),
        size ?? bytes.Length,
        name,
        "application/octet-stream",
        new Provenance("test", "folder", name, "test", "1", DateTimeOffset.UnixEpoch),
        kind);
}
