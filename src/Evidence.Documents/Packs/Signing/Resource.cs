namespace Evidence.Documents.Packs.Signing;

/// <summary>A resource descriptor of in-toto.</summary>
/// <param name="Name">Path within the pack.</param>
/// <param name="Uri">Address; null: none.</param>
/// <param name="Digest">Digests by algorithm; null: none.</param>
internal sealed record Resource(string? Name, string? Uri = null, IReadOnlyDictionary<string, string>? Digest = null)
{
    public static Resource Of(string name, Artifacts.Sha256Digest digest) => new(name, null, new Dictionary<string, string> { ["sha256"] = digest.Hex });
}
