namespace Evidence.Packs;

/// <summary>What a pack is checked against, besides itself.</summary>
/// <param name="TrustedKeyPem">Public key (PEM) that must have signed; null: the key inside the pack is used and said to be untrusted.</param>
/// <param name="Anchors">Points of the ledger known from other packs or an exported anchor file; those after the pack's own are not looked at.</param>
public sealed record PackVerificationOptions(string? TrustedKeyPem = null, IReadOnlyList<LedgerAnchor>? Anchors = null)
{
    /// <summary>Certificates (PEM) of a time-stamping authority, or of the roots its certificate was issued by; null: a timestamp's certificate is not checked.</summary>
    public string? TrustedAuthorityPem { get; init; }
}
