using Evidence.Artifacts;

namespace Evidence.Storage.Signing;

/// <summary>The id of a key by its public half.</summary>
internal static class KeyId
{
    /// <summary><c>sha256:</c> and the digest of a SubjectPublicKeyInfo in DER (RFC 5280, 4.1).</summary>
    public static string Of(ReadOnlySpan<byte> subjectPublicKeyInfo) => "sha256:" + Sha256Digest.Of(subjectPublicKeyInfo).Hex;
}
