using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Evidence.Testing.Timestamps;

/// <summary>Issues timestamps (RFC 3161) with a certificate of its own, under a root of its own.</summary>
public sealed class TimestampIssuer : IDisposable
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string TstInfo = "1.2.840.113549.1.9.16.1.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private static readonly DateTimeOffset _from = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _certificate;

    /// <param name="name">Common name of the certificate.</param>
    /// <param name="usage">Extended key usage of the certificate; a real authority's is the default, timeStamping.</param>
    public TimestampIssuer(string name = "Test TSA", string usage = "1.3.6.1.5.5.7.3.8")
    {
        _root = Root(name);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}, O=Test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var issued = request.Create(_root, _from, _from.AddYears(20), [7]);
        _certificate = issued.CopyWithPrivateKey(key);
    }

    /// <summary>The time every token names.</summary>
    public DateTimeOffset At { get; set; } = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    public string Subject => _certificate.Subject;

    public string CertificatePem => _certificate.ExportCertificatePem();

    public string RootPem => _root.ExportCertificatePem();

    /// <summary>A token over a hash.</summary>
    public byte[] Issue(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> nonce = default, bool withCertificates = true)
    {
        var signer = new CmsSigner(_certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = withCertificates ? X509IncludeOption.EndCertOnly : X509IncludeOption.None,
        };
        if (withCertificates)
        {
            signer.Certificates.Add(_root);
        }

        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), OwnCertificate()));
        var cms = new SignedCms(new ContentInfo(new Oid(TstInfo), Info(hash, nonce)));
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    /// <summary>A whole answer that grants a token.</summary>
    public byte[] Grant(Rfc3161TimestampRequest request) =>
        Granted(Issue(request.GetMessageHash().Span, request.GetNonce() is { } nonce ? nonce.Span : default, request.RequestSignerCertificate));

    public static byte[] Granted(byte[] token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
            }

            writer.WriteEncodedValue(token);
        }

        return writer.Encode();
    }

    /// <summary>A whole answer that refuses (PKIStatus 2), with one bit of PKIFailureInfo.</summary>
    public static byte[] Rejected(int failure, string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteInteger(2);
            using (writer.PushSequence())
            {
                writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);
            }

            var bits = new byte[(failure / 8) + 1];
            bits[^1] = (byte)(0x80 >> (failure % 8));
            writer.WriteBitString(bits, 7 - (failure % 8));
        }

        return writer.Encode();
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _root.Dispose();
    }

    private static X509Certificate2 Root(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name} Root, O=Test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(_from, _from.AddYears(30));
    }

    // TSTInfo, RFC 3161, 2.4.2.
    private byte[] Info(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.3.6.1.4.1.99999.1");
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Sha256);
                }

                writer.WriteOctetString(hash);
            }

            writer.WriteInteger(42);
            writer.WriteGeneralizedTime(At, omitFractionalSeconds: true);
            if (!nonce.IsEmpty)
            {
                writer.WriteInteger(nonce);
            }
        }

        return writer.Encode();
    }

    // SigningCertificateV2 with one ESSCertIDv2 (RFC 5035): SHA-256 is its default algorithm.
    private byte[] OwnCertificate()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(_certificate.RawDataMemory.Span));
        }

        return writer.Encode();
    }
}
