using System.Net;
using System.Text.RegularExpressions;
using Evidence.Connectors.Settings;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Http;

/// <summary>
/// Sends one request: adds credentials for the configured host only, renews them once where they are refused, follows redirects itself and lets connections go only
/// where <see cref="AddressGuard"/> allows. It never waits and never tries again; <see cref="SourceClient"/> does.
/// </summary>
internal sealed partial class SourceTransport : IDisposable
{
    private const int MaxRedirects = 8;
    private readonly string _system;
    private readonly Uri _baseUrl;
    private readonly SourceAuthentication _authentication;
    private readonly AddressGuard _guard;
    private readonly HttpClient _http;
    private readonly Redaction _redaction;
    private readonly ILogger _logger;
    private long _requests;

    public SourceTransport(string system, HttpOptions options, SourceAuthentication authentication, Redaction redaction, ILogger logger)
    {
        _system = system;
        _baseUrl = options.Url;
        _authentication = authentication;
        _redaction = redaction;
        _logger = logger;
        _guard = new AddressGuard(options.Url, options.AllowPrivateAddresses);
        _http = new HttpClient(CreateHandler(options), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"evidence/{CollectorVersion.Number}");
    }

    /// <summary>How many requests went out, redirects and repetitions included.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Whether two addresses have scheme, host and port in common.</summary>
    public static bool IsSameOrigin(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Sends and returns the answer as soon as its headers are there.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="mayLeaveHost">Whether the answer may come from another host, without credentials: a signed download.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<HttpResponseMessage> SendAsync(SourceRequest request, bool mayLeaveHost, CancellationToken cancellationToken)
    {
        var url = request.Resolve(_baseUrl);
        for (var redirects = 1; ; redirects++)
        {
            var response = CheckHost(url, mayLeaveHost)
                ? await SendSignedInAsync(request, url, cancellationToken).ConfigureAwait(false)
                : await SendOnceAsync(request, url, null, cancellationToken).ConfigureAwait(false);
            if (FindTarget(response, url) is not { } target)
            {
                return response;
            }

            response.Dispose();
            url = Follow(request, url, target, redirects, mayLeaveHost);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _authentication.Dispose();
    }

    private SocketsHttpHandler CreateHandler(HttpOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        ConnectTimeout = options.Timeout < TimeSpan.FromSeconds(30) ? options.Timeout : TimeSpan.FromSeconds(30),
        ConnectCallback = _guard.ConnectAsync,
    };

    private async Task<HttpResponseMessage> SendSignedInAsync(SourceRequest request, Uri url, CancellationToken cancellationToken)
    {
        var credentials = await _authentication.FindAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendOnceAsync(request, url, credentials, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || credentials is null
            || await _authentication.FindOtherAsync(credentials, cancellationToken).ConfigureAwait(false) is not { } other)
        {
            return response;
        }

        ConnectorLog.Renewing(_logger, _system);
        response.Dispose();
        return await SendOnceAsync(request, url, other, cancellationToken).ConfigureAwait(false);
    }

    private bool CheckHost(Uri url, bool mayLeaveHost)
    {
        var isOwn = IsSameOrigin(url, _baseUrl);
        if (!isOwn && !mayLeaveHost)
        {
            throw new SourceFaultException(SourceFaultKind.Redirected, $"{_system} names an address on another host ({url.Scheme}://{url.Authority}), which is not called.",
                "Set url to the address the system uses for itself.");
        }

        _guard.Check(url);
        return isOwn;
    }

    private Task<HttpResponseMessage> SendOnceAsync(SourceRequest request, Uri url, Credentials? credentials, CancellationToken cancellationToken)
    {
        var message = request.ToMessage(url);
        if (credentials is not null)
        {
            foreach (var secret in credentials.Secrets)
            {
                _redaction.Learn(secret);
            }

            message.Headers.TryAddWithoutValidation(credentials.Header, credentials.Value);
        }

        Interlocked.Increment(ref _requests);
        return _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static Uri? FindTarget(HttpResponseMessage response, Uri from) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location ? new Uri(from, location) : null;

    private Uri Follow(SourceRequest request, Uri from, Uri target, int redirects, bool mayLeaveHost)
    {
        var place = $"{target.Scheme}://{target.Authority}";
        if (target.Scheme is not ("http" or "https") || (from.Scheme == "https" && target.Scheme == "http") || redirects > MaxRedirects)
        {
            throw new SourceFaultException(SourceFaultKind.Redirected, $"{_system} leads on to {place}, which is not followed (not safe, or too many redirects).", "Check url.");
        }

        if (!IsSameOrigin(target, _baseUrl) && (!mayLeaveHost || request.Body is not null))
        {
            if (string.Equals(target.IdnHost, _baseUrl.IdnHost, StringComparison.OrdinalIgnoreCase))
            {
                throw new SourceFaultException(SourceFaultKind.Redirected, $"{_system} leads on to {place}.", $"Set url to {place}{_baseUrl.AbsolutePath}.");
            }

            throw new SourceFaultException(SourceFaultKind.Redirected, $"{_system} leads on to another host ({place}), probably to sign in.",
                $"Check url, and the credentials. {_authentication.Remedy}");
        }

        if (IsSameOrigin(target, _baseUrl) && SignInPath().IsMatch(target.AbsolutePath))
        {
            throw new SourceFaultException(SourceFaultKind.Redirected, $"{_system} leads on to its page to sign in ({target.AbsolutePath}), so it did not take the credentials.", _authentication.Remedy);
        }

        if (!IsSameOrigin(target, from))
        {
            var locator = Redaction.Locator(from);
            ConnectorLog.LeavingHost(_logger, _system, locator, place);
        }

        return target;
    }

    [GeneratedRegex("/(_?log[-_]?(in|on)|_?sign[-_]?in|sso|saml2?|oauth2?/authorize)([./]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignInPath();
}
