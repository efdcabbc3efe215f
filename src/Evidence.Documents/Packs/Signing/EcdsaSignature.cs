using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Evidence.Documents.Packs.Signing;

/// <summary>
/// ECDSA P-256 signatures in one form: DER (as in-toto and cosign verifiers expect), with the lower of the two equivalent values of s, so that a signature cannot be
/// written differently without the key.
/// </summary>
internal static class EcdsaSignature
{
    private static readonly BigInteger _order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber);

    /// <summary>From r and s, 32 bytes each, to the canonical form.</summary>
    public static byte[] ToCanonical(ReadOnlySpan<byte> p1363)
    {
        if (p1363.Length != 64)
        {
            throw new ArgumentException("An ECDSA P-256 signature has 64 bytes.", nameof(p1363));
        }

        var r = new BigInteger(p1363[..32], isUnsigned: true, isBigEndian: true);
        var s = new BigInteger(p1363[32..], isUnsigned: true, isBigEndian: true);
        return Write(r, Lower(s));
    }

    /// <summary>True where the signature is in the canonical form and the key made it over the data.</summary>
    public static bool Verifies(ECDsa key, byte[] data, byte[] signature) =>
        IsCanonical(signature) && key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static bool IsCanonical(byte[] signature)
    {
        try
        {
            var sequence = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
            var r = sequence.ReadInteger();
            var s = sequence.ReadInteger();
            return Write(r, Lower(s)).AsSpan().SequenceEqual(signature);
        }
        catch (AsnContentException)
        {
            // Not DER at all.
            return false;
        }
    }

    private static BigInteger Lower(BigInteger s) => s > _order / 2 ? _order - s : s;

    private static byte[] Write(BigInteger r, BigInteger s)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }
}
