using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Evidence.Documents.Packs.Entries;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Verification;

/// <summary>Checks a timestamp (RFC 3161) by itself: what it is over, its signature, and whose certificate it is.</summary>
internal static class TimestampCheck
{
    private const string File = PackManifest.TimestampPath;

    /// <summary>What the timestamp says, or the first thing that is wrong with it.</summary>
    /// <param name="token">The timestamp.</param>
    /// <param name="stamped">The bytes it must be over.</param>
    /// <param name="trustedPem">Certificates of the authority or its roots; null: whose certificate it is stays unchecked.</param>
    public static (PackTimestamp? Timestamp, string? Fault) Check(byte[] token, byte[] stamped, string? trustedPem)
    {
        try
        {
            if (!Rfc3161TimestampToken.TryDecode(token, out var decoded, out var length) || length != token.Length)
            {
                return (null, $"{File}: is not a timestamp token, or its signature does not hold");
            }

            var hash = SHA256.HashData(stamped);
            if (!decoded.TokenInfo.GetMessageHash().Span.SequenceEqual(hash))
            {
                return (null, $"{File}: is a timestamp over something else than {PackManifest.StatementsPath}");
            }

            if (!decoded.VerifySignatureForHash(hash, HashAlgorithmName.SHA256, out var signer) || signer is null)
            {
                return (null, $"{File}: its signature does not hold, or was not made with a certificate for timestamping that was valid then");
            }

            using (signer)
            {
                return trustedPem is not null && WhyNotTrusted(decoded, signer, trustedPem) is { } distrust
                    ? (null, $"{File}: {distrust}")
                    : (Said(decoded, signer, trustedPem is not null), null);
            }
        }
        catch (CryptographicException)
        {
            // The structure is broken somewhere inside.
            return (null, $"{File}: is not a timestamp token, or its signature does not hold");
        }
    }

    /// <summary>The timestamp in a line.</summary>
    public static string Sentence(PackTimestamp timestamp) => string.Create(
        CultureInfo.InvariantCulture,
        $"timestamp: signed before {timestamp.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, says {timestamp.Authority}; ") + (timestamp.IsTrusted
            ? "its certificate was checked with the one you gave"
            : "its certificate was not checked: give --tsa with one you trust");

    private static PackTimestamp Said(Rfc3161TimestampToken token, X509Certificate2 signer, bool isTrusted) =>
        new(token.TokenInfo.Timestamp, PlainLine.Of(signer.Subject), signer.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), isTrusted);

    private static string? WhyNotTrusted(Rfc3161TimestampToken token, X509Certificate2 signer, string trustedPem)
    {
        var trusted = new X509Certificate2Collection();
        try
        {
            trusted.ImportFromPem(trustedPem);
        }
        catch (CryptographicException)
        {
            // Said below, as where there is no certificate in the file at all.
            trusted.Clear();
        }

        return trusted.Count == 0 ? "the certificate it is to be checked with is not a certificate in PEM"
            : trusted.Any(certificate => certificate.RawDataMemory.Span.SequenceEqual(signer.RawDataMemory.Span)) || Chains(token, signer, trusted) ? null
            : $"it was made by {signer.Subject}, whose certificate is none of those given and was not issued by one of them";
    }

    private static bool Chains(Rfc3161TimestampToken token, X509Certificate2 signer, X509Certificate2Collection trusted)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.8"));
        chain.ChainPolicy.VerificationTime = token.TokenInfo.Timestamp.LocalDateTime;
        return chain.Build(signer);
    }
}
