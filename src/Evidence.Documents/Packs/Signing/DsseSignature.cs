using System.Text.Json.Serialization;

namespace Evidence.Documents.Packs.Signing;

/// <summary>One signature of an envelope.</summary>
/// <param name="KeyId">Which key.</param>
/// <param name="Sig">The signature (ECDSA P-256 with SHA-256, DER) in base64.</param>
internal sealed record DsseSignature([property: JsonPropertyName("keyid")] string KeyId, string Sig);
