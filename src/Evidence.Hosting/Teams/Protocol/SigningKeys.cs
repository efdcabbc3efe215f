using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Evidence.Hosting.Teams.Protocol;

/// <summary>
/// The keys an issuer publishes. They are read once a day, and at once where a token names a key that is not among them, at most once a minute: keys are rotated, and
/// strangers may send any name.
/// </summary>
internal sealed class SigningKeys(Uri metadata, HttpClient client, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyList<JsonWebKey> _keys = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    /// <summary>The key of that name; null: the issuer has none.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: its metadata cannot be read.</exception>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (now - _readAt > _day || (Find(keyId) is null && now - _lookedAt > _minute))
            {
                _lookedAt = now;
                await ReadAsync(cancellationToken);
                _readAt = now;
            }

            return Find(keyId);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private JsonWebKey? Find(string keyId) => _keys.FirstOrDefault(key => string.Equals(key.Kid, keyId, StringComparison.Ordinal));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var retriever = new HttpDocumentRetriever(client) { RequireHttps = !metadata.IsLoopback };
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, retriever, cancellationToken);
            _keys = [.. read.JsonWebKeySet.Keys];
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or HttpRequestException or ArgumentException)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"The signing keys at {metadata.Host} cannot be read.", fault);
        }
    }
}
