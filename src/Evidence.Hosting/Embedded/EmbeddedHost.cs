using System.Net;
using Evidence.Hosting.Http;
using Evidence.Hosting.Intake;
using Evidence.Hosting.Notifications;
using Evidence.Hosting.Security;
using Evidence.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Evidence.Hosting.Embedded;

/// <summary>The HTTP API and the engine in one process, for one machine or several that share an Azure Storage account.</summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    private static readonly TimeSpan _stopWithin = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;

    private EmbeddedHost(WebApplication app) => _app = app;

    /// <summary>Where it listens, once started.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What it is composed of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Composes a host. Settings come from environment variables; docs/operating.md lists them.</summary>
    /// <param name="workspace">Folder with evidence.yaml.</param>
    /// <param name="address">Where to listen.</param>
    /// <param name="port">On which port; 0: any free one.</param>
    /// <param name="configure">Settings and services that come before the product's own; null: none.</param>
    /// <exception cref="EvidenceException">
    /// <see cref="FaultCode.Configuration"/>: the workspace or a setting is wrong; <see cref="FaultCode.Usage"/>: the address is not loopback, and callers are not authenticated.
    /// </exception>
    public static EmbeddedHost Create(string workspace, IPAddress address, int port, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(EmbeddedHost).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        configure?.Invoke(builder);
        var auth = AuthSettings.OfEmbeddedHost(builder.Configuration);
        if (auth.Mode == AuthMode.Local && !IPAddress.IsLoopback(address))
        {
            throw new EvidenceException(
                FaultCode.Usage, $"Without authentication this host listens on loopback alone, not on {address}; set EVIDENCE_AUTH__AUTHORITY and EVIDENCE_AUTH__AUDIENCE first.");
        }

        Configure(builder, workspace, auth);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, port);
        });
        var app = builder.Build();
        app.MapEvidence();
        return new EmbeddedHost(app);
    }

    /// <summary>Begins to listen and to work.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: the port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            throw new EvidenceException(FaultCode.Usage, "The port is taken by another program; choose another with --port.", fault);
        }
    }

    /// <summary>Waits until somebody stops it (Ctrl+C, SIGTERM, the token), then lets running work come to a point it can be taken up at.</summary>
    public Task WaitForStopAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops it.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Configure(WebApplicationBuilder builder, string workspace, AuthSettings auth)
    {
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter(null, LogLevel.Warning).AddFilter("Evidence", LogLevel.Information);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = _stopWithin);
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        var options = HostSettings.Read(builder.Configuration, workspace);
        builder.Services.AddEvidence(options);
        builder.Services.AddEngine(options);
        builder.Services.AddHostedService<WatchedFolderTimer>();
        builder.Services.AddHostedService<EvidenceWatchTimer>();
        builder.Services.AddEvidenceApi(builder.Configuration, auth);
        builder.Services.AddEvidenceTelemetry(builder.Configuration, "evidence");
    }
}
