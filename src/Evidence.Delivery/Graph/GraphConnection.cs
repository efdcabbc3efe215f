using Azure.Core;
using Evidence.Delivery.Http;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Authentication.Azure;

namespace Evidence.Delivery.Graph;

/// <summary>
/// Microsoft Graph as one use calls it. Tokens go to the host of its address alone; upload and download addresses, which carry their own permission, are called without any.
/// </summary>
internal sealed class GraphConnection : IDisposable
{
    private readonly Lock _opening = new();
    private readonly TokenCredential _credential;
    private readonly HttpClient _api;
    private readonly HttpClient _bare;
    private GraphServiceClient? _client;
    private BaseGraphRequestAdapter? _anonymous;

    public GraphConnection(GraphOptions options, TokenCredential credential, TimeProvider time)
    {
        Options = options;
        Time = time;
        _api = DeliveryTransport.Create(time);
        _bare = DeliveryTransport.Create(time, retriesBreaks: false);
        _credential = credential;
    }

    /// <summary>How it is called.</summary>
    public GraphOptions Options { get; }

    /// <summary>Clock waits are measured on.</summary>
    public TimeProvider Time { get; }

    /// <summary>The client, signed in. Made when it is first asked for, as its library is large and most runs never call Graph.</summary>
    public GraphServiceClient Client
    {
        get
        {
            lock (_opening)
            {
                return _client ??= new(
                    _api,
                    new AzureIdentityAuthenticationProvider(_credential, [Options.BaseUrl.Host], null, isCaeEnabled: true, [ScopeOf(Options.BaseUrl)]),
                    Options.BaseUrl.AbsoluteUri.TrimEnd('/'));
            }
        }
    }

    /// <summary>For addresses that carry their own permission: no token is sent.</summary>
    public IRequestAdapter Anonymous
    {
        get
        {
            lock (_opening)
            {
                return _anonymous ??= new(new AnonymousAuthenticationProvider(), httpClient: _bare) { BaseUrl = Options.BaseUrl.AbsoluteUri.TrimEnd('/') };
            }
        }
    }

    /// <summary>Calls an address that carries its own permission.</summary>
    public HttpClient Bare => _bare;

    /// <summary>An address Graph handed out, where it may be called.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: it is neither https nor on the machine a stand-in runs on.</exception>
    public Uri Trusted(string? address, string what) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && DeliveryTransport.IsAllowed(url) && (!url.IsLoopback || Options.BaseUrl.IsLoopback)
            ? url
            : throw new EvidenceException(FaultCode.Unavailable, $"Microsoft Graph gave no address that may be called for {what} of {Options.Use}.");

    /// <summary>An address of Graph itself that Graph handed out (a next page, a delta), where it is on the same host.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: it leads to another host.</exception>
    public string Own(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Options.BaseUrl.Scheme && url.Authority == Options.BaseUrl.Authority
            ? url.AbsoluteUri
            : throw new EvidenceException(FaultCode.Unavailable, $"Microsoft Graph gave a next page on another host for {Options.Use}, which is not called.");

    public void Dispose()
    {
        _client?.Dispose();
        _anonymous?.Dispose();
        _api.Dispose();
        _bare.Dispose();
    }

    private static string ScopeOf(Uri url) => url.IsLoopback ? "https://graph.microsoft.com/.default" : $"https://{url.Host}/.default";
}
