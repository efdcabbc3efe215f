using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace Evidence.Storage.Signing;

/// <summary>ECDSA on P-256 with SHA-256 where the nonce follows from key and message (RFC 6979): the same bytes get the same signature.</summary>
internal static class DeterministicEcdsa
{
    private const int CoordinateSize = 32;
    private static readonly ECDomainParameters _p256 = new(ECNamedCurveTable.GetByName("P-256"));

    /// <summary>r and s, 32 bytes each (IEEE P1363).</summary>
    /// <param name="privateKey">The secret scalar, big-endian.</param>
    /// <param name="data">What is signed; hashed here.</param>
    public static byte[] Sign(byte[] privateKey, ReadOnlySpan<byte> data)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Org.BouncyCastle.Crypto.Digests.Sha256Digest()));
        signer.Init(forSigning: true, new ECPrivateKeyParameters(new BigInteger(1, privateKey), _p256));
        var signature = signer.GenerateSignature(SHA256.HashData(data));
        return [.. signature.SelectMany(number => BigIntegers.AsUnsignedByteArray(CoordinateSize, number))];
    }
}
