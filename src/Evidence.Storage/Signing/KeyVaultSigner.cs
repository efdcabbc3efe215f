using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Evidence.Ports;

namespace Evidence.Storage.Signing;

/// <summary>
/// Signs with an EC P-256 key that never leaves its Azure Key Vault (https://learn.microsoft.com/rest/api/keyvault/keys/sign/sign, ES256). The newest version at
/// first use is used to the end, so that signatures and the exported key belong together while a key is rotated.
/// </summary>
internal sealed class KeyVaultSigner : ISigner, IDisposable
{
    private const string ApiVersion = "7.4";
    private readonly Uri _keyUrl;
    private readonly HttpPipeline _pipeline;
    private readonly SemaphoreSlim _finding = new(1, 1);
    private VaultKey? _key;

    public KeyVaultSigner(Uri keyUrl, TokenCredential credential, ClientOptions options)
    {
        _keyUrl = IsKeyUrl(keyUrl)
            ? keyUrl
            : throw new EvidenceException(
                FaultCode.Configuration,
                $"'{keyUrl}' is not the URL of a key in a vault; one like https://contoso.vault.azure.net/keys/evidence is expected.");
        _pipeline = HttpPipelineBuilder.Build(options, new VaultAuthentication(credential));
    }

    public async Task<string> FindKeyIdAsync(CancellationToken cancellationToken) =>
        (await FindKeyAsync(cancellationToken).ConfigureAwait(false)).Id.AbsoluteUri;

    public async Task<string> ExportPublicKeyPemAsync(CancellationToken cancellationToken)
    {
        using var key = (await FindKeyAsync(cancellationToken).ConfigureAwait(false)).OpenPublicKey();
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var key = await FindKeyAsync(cancellationToken).ConfigureAwait(false);
        var digest = SHA256.HashData(data.Span);
        var body = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", value = Base64Url.EncodeToString(digest) }));
        var signature = await AskAsync(RequestMethod.Post, new Uri(key.Id.AbsoluteUri + "/sign"), body, ReadSignature, cancellationToken).ConfigureAwait(false);
        using var publicKey = key.OpenPublicKey();
        return publicKey.VerifyHash(digest, signature)
            ? signature
            : throw new EvidenceException(FaultCode.Corrupt, $"{key.Id} gave a signature that its public key does not verify; nothing was signed.");
    }

    public void Dispose() => _finding.Dispose();

    private async Task<VaultKey> FindKeyAsync(CancellationToken cancellationToken)
    {
        await _finding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _key ??= await AskAsync(RequestMethod.Get, _keyUrl, null, ReadKey, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _finding.Release();
        }
    }

    private async Task<T> AskAsync<T>(RequestMethod method, Uri url, BinaryData? body, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Message(method, url, body);
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (message.Response.IsError)
            {
                throw VaultFault.From(message.Response, _keyUrl);
            }

            using var answer = JsonDocument.Parse(message.Response.Content);
            return read(answer.RootElement);
        }
        catch (Exception fault) when (VaultFault.IsKnown(fault))
        {
            throw VaultFault.From(fault, _keyUrl);
        }
    }

    private HttpMessage Message(RequestMethod method, Uri url, BinaryData? body)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(url);
        message.Request.Uri.AppendQuery("api-version", ApiVersion);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (body is not null)
        {
            message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
            message.Request.Content = RequestContent.Create(body);
        }

        return message;
    }

    private VaultKey ReadKey(JsonElement answer) => VaultKey.Read(answer) switch
    {
        null => throw new EvidenceException(FaultCode.Configuration, $"{_keyUrl} is not an EC key on P-256; name one that is (az keyvault key create --kty EC --curve P-256)."),
        { } key when key.Id.Authority != _keyUrl.Authority => throw new EvidenceException(FaultCode.Corrupt, $"{_keyUrl} answered with a key of another vault, {key.Id.Authority}."),
        { } key => key,
    };

    private static byte[] ReadSignature(JsonElement answer) => Base64Url.DecodeFromChars(answer.GetProperty("value").GetString());

    private static bool IsKeyUrl(Uri url) =>
        url is { IsAbsoluteUri: true, Query: "" } && url.Scheme == Uri.UriSchemeHttps && url.Segments is ["/", "keys/", _] or ["/", "keys/", _, _];
}
