using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>
/// A record as the ledger vouches for it. The ledger goes into packs, and the same evidence must give the same ledger wherever and however often it was collected and
/// whoever signed it; so what tells one run or one key from another is left out here, and vouched for by the exact seal beside it.
/// </summary>
internal static class SealedForm
{
    /// <summary>SHA-256 of what the record says.</summary>
    public static Sha256Digest DigestOf(EvidenceRecord record)
    {
        try
        {
            return record.Key.Partition.Kind switch
            {
                "artifact" => Without(record, "revision"),
                "source-outcome" => Without(record, "requests", "alreadyKnown"),
                "pack" => WithoutSignedFiles(record),
                _ => Sha256Digest.Of(record.Json.Span),
            };
        }
        catch (JsonException)
        {
            // Not a record of ours any more: its bytes have another digest than what was sealed.
            return Sha256Digest.Of(record.Json.Span);
        }
    }

    private static Sha256Digest Without(EvidenceRecord record, params ReadOnlySpan<string> members)
    {
        var json = JsonNode.Parse(record.Json.Span);
        foreach (var member in members)
        {
            (json as JsonObject)?.Remove(member);
        }

        return DigestOf(json);
    }

    // A zip and its statements are signed, by a key of this store; what they say is fixed by the manifest's digest in the same record. A timestamp is another each time.
    private static Sha256Digest WithoutSignedFiles(EvidenceRecord record)
    {
        var json = JsonNode.Parse(record.Json.Span);
        (json as JsonObject)?.Remove("timestampGap");
        var files = (json as JsonObject)?["files"] as JsonArray;
        files?.RemoveAll(file => file?["name"]?.ToString().EndsWith(".tst", StringComparison.Ordinal) == true);
        foreach (var file in files?.OfType<JsonObject>().Where(IsSigned) ?? [])
        {
            file.Remove("digest");
            file.Remove("size");
        }

        return DigestOf(json);
    }

    private static bool IsSigned(JsonObject file) =>
        file["name"]?.ToString() is { } name && (name.EndsWith(".zip", StringComparison.Ordinal) || name.EndsWith(".intoto.jsonl", StringComparison.Ordinal));

    private static Sha256Digest DigestOf(JsonNode? json) => Sha256Digest.Of(Encoding.UTF8.GetBytes(json?.ToJsonString(EvidenceJson.Compact) ?? ""));
}
