using System.Text;
using System.Text.Json;
using Evidence.Ports;

namespace Evidence.Documents.Packs.Signing;

/// <summary>A signed payload (DSSE v1.0.2, https://github.com/secure-systems-lab/dsse).</summary>
/// <param name="Payload">The bytes in base64.</param>
/// <param name="PayloadType">What they are.</param>
/// <param name="Signatures">Who signed.</param>
internal sealed record DsseEnvelope(string Payload, string PayloadType, IReadOnlyList<DsseSignature> Signatures)
{
    public const string InToto = "application/vnd.in-toto+json";

    /// <summary>Signs an in-toto statement.</summary>
    public static async Task<DsseEnvelope> SignAsync(byte[] statement, string keyId, ISigner signer, CancellationToken cancellationToken)
    {
        var signature = await signer.SignAsync(PreAuthenticationEncoding(InToto, statement), cancellationToken).ConfigureAwait(false);
        return new DsseEnvelope(
            Convert.ToBase64String(statement),
            InToto,
            [new DsseSignature(keyId, Convert.ToBase64String(EcdsaSignature.ToCanonical(signature)))]);
    }

    /// <summary>The bytes that are signed: <c>DSSEv1 SP len(type) SP type SP len(body) SP body</c>.</summary>
    public static byte[] PreAuthenticationEncoding(string type, byte[] body) =>
        [.. Encoding.UTF8.GetBytes($"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {body.Length} "), .. body];

    /// <summary>One line of JSON.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, EvidenceJson.Compact);

    /// <summary>Reads a line; null where it is not exactly what <see cref="ToLine"/> writes.</summary>
    public static DsseEnvelope? Parse(string line)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<DsseEnvelope>(line, EvidenceJson.Compact);
            var isExact = envelope is { Payload: not null, PayloadType: InToto, Signatures: [{ KeyId: not null, Sig: not null }] }
                && envelope.ToLine() == line
                && Convert.ToBase64String(envelope.Body) == envelope.Payload
                && Convert.ToBase64String(Convert.FromBase64String(envelope.Signatures[0].Sig)) == envelope.Signatures[0].Sig;
            return isExact ? envelope : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or NotSupportedException)
        {
            // Not an envelope; the caller says which line.
            return null;
        }
    }

    /// <summary>The payload's bytes.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] Body => Convert.FromBase64String(Payload);
}
