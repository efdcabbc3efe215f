using System.Net;
using Evidence.Hosting.Embedded;
using Evidence.Hosting.Tests.Contract;

namespace Evidence.Hosting.Tests;

/// <summary>The embedded host on a free port of loopback.</summary>
public sealed class EmbeddedApi : IApiUnderTest
{
    private readonly SampleFolder _folder = new();
    private readonly EmbeddedHost _host;

    public EmbeddedApi() => _host = EmbeddedHost.Create(_folder.Root, IPAddress.Loopback, 0);

    public HttpClient Client { get; } = new();

    public string? Missing => null;

    public async Task InitializeAsync()
    {
        await _host.StartAsync(CancellationToken.None);
        Client.BaseAddress = new Uri(_host.Url);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
        _folder.Dispose();
    }
}
