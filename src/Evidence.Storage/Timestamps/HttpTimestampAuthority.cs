using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Storage.Timestamps;

/// <summary>Asks a time-stamping authority over HTTP (RFC 3161, 3.4).</summary>
/// <param name="settings">Where, and with which secret.</param>
/// <param name="secrets">Where the secret is.</param>
/// <param name="limit">How long an answer may take; null: 30 seconds.</param>
internal sealed class HttpTimestampAuthority(TimestampSettings settings, ISecretSource? secrets, TimeSpan? limit = null) : ITimestampAuthority, IDisposable
{
    internal const int LargestReply = 1 << 20;
    private const int NonceLength = 16;
    private const string QueryType = "application/timestamp-query";
    private const string ReplyType = "application/timestamp-reply";
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = limit ?? TimeSpan.FromSeconds(30),
    };

    public string Name => settings.Url.GetLeftPart(UriPartial.Path);

    public async Task<TimestampReply> StampAsync(Sha256Digest digest, CancellationToken cancellationToken)
    {
        var request = Rfc3161TimestampRequest.CreateFromHash(
            Convert.FromHexString(digest.Hex),
            HashAlgorithmName.SHA256,
            nonce: RandomNumberGenerator.GetBytes(NonceLength),
            requestSignerCertificates: true);
        try
        {
            return await AskAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (EvidenceException fault)
        {
            return TimestampReply.Failed(fault.Message);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return TimestampReply.Failed($"{Name} could not be reached, or broke off; check signing.timestamp.url in evidence.yaml and the network.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TimestampReply.Failed($"{Name} did not answer within {_http.Timeout.TotalSeconds:0} seconds; build the pack again later.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<TimestampReply> AskAsync(Rfc3161TimestampRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(request.Encode()) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(QueryType);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ReplyType));
        message.Headers.Authorization = await AuthorizationAsync(cancellationToken).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(_http.Timeout);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);
        if (WhyNot(response) is { } gap)
        {
            return TimestampReply.Failed(gap);
        }

        return await ReadAsync(response.Content, stop.Token).ConfigureAwait(false) is { } reply
            ? TimestampResponse.Read(request, reply, Name)
            : TimestampReply.Failed($"{Name} answered with more than {LargestReply >> 20} MB, which no timestamp has; check signing.timestamp.url in evidence.yaml.");
    }

    private string? WhyNot(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"{Name} refused this caller ({(int)response.StatusCode}); set signing.timestamp.secret in evidence.yaml to the name of a secret it accepts.",
        >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests =>
            $"{Name} answered {(int)response.StatusCode}; build the pack again later.",
        HttpStatusCode.OK when response.Content.Headers.ContentType?.MediaType is var type && !ReplyType.Equals(type, StringComparison.OrdinalIgnoreCase) =>
            $"{Name} did not answer as a time-stamping authority ({ReplyType} is expected); check signing.timestamp.url in evidence.yaml.",
        HttpStatusCode.OK => null,
        var other => $"{Name} answered {(int)other}; check signing.timestamp.url in evidence.yaml.",
    };

    private async Task<AuthenticationHeaderValue?> AuthorizationAsync(CancellationToken cancellationToken)
    {
        if (settings.Secret is not { } name)
        {
            return null;
        }

        var secret = secrets is null ? null : await secrets.FindAsync(name, cancellationToken).ConfigureAwait(false);
        return secret switch
        {
            null => throw new EvidenceException(FaultCode.Configuration, $"The secret '{name}' that signing.timestamp names is not set; {Name} was not asked."),
            _ when secret.Contains(':', StringComparison.Ordinal) => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))),
            _ when !secret.All(character => character is > ' ' and < '\x7f') =>
                throw new EvidenceException(FaultCode.Configuration, $"The secret '{name}' holds a space, a line break or another character no token has; {Name} was not asked."),
            _ => new AuthenticationHeaderValue("Bearer", secret),
        };
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            using var kept = new MemoryStream();
            var part = new byte[16 << 10];
            while (await body.ReadAsync(part, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                kept.Write(part, 0, read);
                if (kept.Length > LargestReply)
                {
                    return null;
                }
            }

            return kept.ToArray();
        }
    }
}
