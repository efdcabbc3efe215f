using System.Security.Cryptography;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Testing.Fakes;

/// <summary>Signs with a key that lives as long as the test.</summary>
public sealed class EcdsaTestSigner : ISigner, IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    public Task<string> FindKeyIdAsync(CancellationToken cancellationToken) =>
        Task.FromResult("sha256:" + Sha256Digest.Of(_key.ExportSubjectPublicKeyInfo()).Hex);

    public Task<string> ExportPublicKeyPemAsync(CancellationToken cancellationToken) => Task.FromResult(PublicKeyPem);

    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        Task.FromResult(_key.SignData(data.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public void Dispose() => _key.Dispose();
}
