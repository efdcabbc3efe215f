namespace Evidence.Packs;

/// <summary>A timestamp over the signed statements of a pack (RFC 3161).</summary>
/// <param name="At">The time the authority names: the signatures existed then.</param>
/// <param name="Authority">Subject of the certificate the authority signed with.</param>
/// <param name="CertificateSha256">SHA-256 of that certificate, in hexadecimal.</param>
/// <param name="IsTrusted">True where the certificate was checked with one given from outside.</param>
public sealed record PackTimestamp(DateTimeOffset At, string Authority, string CertificateSha256, bool IsTrusted);
