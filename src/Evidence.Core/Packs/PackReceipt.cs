using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>What was written.</summary>
/// <param name="Manifest">Digest of the manifest: it names the content of the pack.</param>
/// <param name="Envelopes">The signed statements, one JSON line each (<c>.intoto.jsonl</c>).</param>
/// <param name="Word">The Word document, which is in the zip and, by itself, in the store.</param>
public sealed record PackReceipt(Sha256Digest Manifest, string Envelopes, StoredContent Word)
{
    /// <summary>The timestamp over the signed statements (TimeStampToken of RFC 3161, DER); null: there is none.</summary>
    public ReadOnlyMemory<byte>? Timestamp { get; init; }

    /// <summary>Why a timestamp that was asked for is not there, in a line; null: it is there, or was not asked for.</summary>
    public string? TimestampGap { get; init; }
}
