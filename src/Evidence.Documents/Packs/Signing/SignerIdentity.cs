namespace Evidence.Documents.Packs.Signing;

/// <summary>Who signed a pack; part of what is signed.</summary>
/// <param name="KeyId">Id of the key.</param>
/// <param name="PublicKey">The key as PEM (SubjectPublicKeyInfo).</param>
internal sealed record SignerIdentity(string KeyId, string PublicKey);
