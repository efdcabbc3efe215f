using System.Text;
using Evidence.Artifacts;
using Evidence.Documents.Packs.Entries;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Documents.Packs.Signing;

/// <summary>What is signed over a pack.</summary>
/// <param name="Envelopes">The statements, one JSON line each.</param>
/// <param name="Gap">Why there is no timestamp although one was asked for; null: there is one, or it was not asked for.</param>
/// <param name="Token">A timestamp over the statements; null: none.</param>
/// <param name="TokenEnvelope">The statement that binds the timestamp to the pack, a JSON line; null: no timestamp.</param>
internal sealed record SignedPack(string Envelopes, string? Gap = null, byte[]? Token = null, string? TokenEnvelope = null)
{
    /// <summary>The entries at the end of the zip.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> Entries => Token is null || TokenEnvelope is null
        ? [(PackManifest.StatementsPath, Encoding.UTF8.GetBytes(Envelopes))]
        :
        [
            (PackManifest.StatementsPath, Encoding.UTF8.GetBytes(Envelopes)),
            (PackManifest.TimestampPath, Token),
            (PackManifest.TimestampStatementPath, Encoding.UTF8.GetBytes(TokenEnvelope)),
        ];

    public PackReceipt ToReceipt(Sha256Digest manifest, StoredContent word) => new(manifest, Envelopes, word)
    {
        Timestamp = Token is null ? default(ReadOnlyMemory<byte>?) : Token.AsMemory(),
        TimestampGap = Gap,
    };
}
