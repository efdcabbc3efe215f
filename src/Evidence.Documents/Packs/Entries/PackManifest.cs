using System.Text.Json;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Releases;

namespace Evidence.Documents.Packs.Entries;

/// <summary>The manifest of a pack: its digest names everything in it, itself and the signed statements apart.</summary>
/// <param name="Format">Always <see cref="FormatId"/>.</param>
/// <param name="Release">Id of the release.</param>
/// <param name="Product">Id of the product.</param>
/// <param name="Version">Version of the product.</param>
/// <param name="Tier">Risk tier.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Policy">Id of the policy.</param>
/// <param name="Disposition">What the gates say.</param>
/// <param name="Ledger">Head of the ledger the pack is anchored to; null: an empty ledger.</param>
/// <param name="Entries">Every entry in the order of the zip.</param>
internal sealed record PackManifest(
    string Format,
    string Release,
    string Product,
    string Version,
    RiskTier Tier,
    DateTimeOffset AsOf,
    string Policy,
    DispositionKind Disposition,
    LedgerAnchor? Ledger,
    IReadOnlyList<ManifestEntry> Entries)
{
    public const string FormatId = "evidence-pack/1";

    /// <summary>Its place in the zip: the first entry.</summary>
    public const string Path = "manifest.json";

    /// <summary>Place of the signed statements: the last entry, but for a timestamp over it.</summary>
    public const string StatementsPath = "pack.intoto.jsonl";

    /// <summary>Place of the timestamp over the signed statements; not there where none was given.</summary>
    public const string TimestampPath = "pack.intoto.jsonl.tst";

    /// <summary>Place of the signed statement that the timestamp is this pack's; there where the timestamp is.</summary>
    public const string TimestampStatementPath = "pack.timestamp.intoto.jsonl";

    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, EvidenceJson.Indented), (byte)'\n'];

    /// <summary>Reads a manifest; null where the bytes are not one.</summary>
    public static PackManifest? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<PackManifest>(json, EvidenceJson.Compact) is { Format: FormatId, Entries: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            // Not a manifest; the caller names the file.
            return null;
        }
    }
}
