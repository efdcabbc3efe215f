using System.Security.Cryptography;
using Evidence.Ports;
using Microsoft.Extensions.Logging;

namespace Evidence.Storage.Signing;

/// <summary>Signs with a key in a file; signatures are deterministic.</summary>
internal sealed class LocalSigner : ISigner, IDisposable
{
    private readonly Lazy<ECDsa> _key;

    public LocalSigner(string pemPath, ILogger<LocalSigner> logger)
    {
        var file = new LocalKeyFile(pemPath, logger);
        _key = new Lazy<ECDsa>(file.Load, LazyThreadSafetyMode.PublicationOnly);
    }

    public Task<string> FindKeyIdAsync(CancellationToken cancellationToken) =>
        Task.Run(() => KeyId.Of(_key.Value.ExportSubjectPublicKeyInfo()), cancellationToken);

    public Task<string> ExportPublicKeyPemAsync(CancellationToken cancellationToken) =>
        Task.Run(() => _key.Value.ExportSubjectPublicKeyInfoPem() + "\n", cancellationToken);

    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        Task.Run(() => Sign(data.Span), cancellationToken);

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private byte[] Sign(ReadOnlySpan<byte> data)
    {
        var secret = _key.Value.ExportParameters(includePrivateParameters: true).D!;
        try
        {
            return DeterministicEcdsa.Sign(secret, data);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
