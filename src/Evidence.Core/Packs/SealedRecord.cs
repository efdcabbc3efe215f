using System.Text.Json.Serialization;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>A record of the store and the SHA-256 it must have.</summary>
/// <param name="Kind">Kind of its partition.</param>
/// <param name="Scope">Scope of its partition.</param>
/// <param name="Id">Its id in the partition.</param>
/// <param name="Digest">SHA-256 of its JSON.</param>
public sealed record SealedRecord(string Kind, string Scope, string Id, Sha256Digest Digest)
{
    /// <summary>Its key.</summary>
    [JsonIgnore]
    public RecordKey Key => new(new(Kind, Scope), Id);
}
