using Evidence.Cli.Output;
using Evidence.Hosting;
using Evidence.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evidence.Cli;

/// <summary>The product composed for one command. The engine runs only where <see cref="StartEngineAsync"/> was called.</summary>
internal sealed class CommandHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private bool _isRunning;
    private Task _ahead = Task.CompletedTask;

    private CommandHost(ServiceProvider services, ConsoleProgress progress)
    {
        _services = services;
        Progress = progress;
    }

    public ConsoleProgress Progress { get; }

    public static CommandHost Open(DirectoryInfo workspace)
    {
        var progress = new ConsoleProgress();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<IProgressListener>(progress);
        var options = HostSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build(), workspace.FullName);
        services.AddEvidence(options);
        services.AddEngine(options);
        return new CommandHost(services.BuildServiceProvider(), progress);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Does ahead, on another core, what a later step will find done. Its fault is nobody's: the step meets it again.</summary>
    public void DoAhead(Action<CommandHost> work) => _ahead = Task.Run(() => work(this));

    public async Task StartEngineAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(cancellationToken);
        }

        _isRunning = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_isRunning)
        {
            foreach (var service in _services.GetServices<IHostedService>())
            {
                await service.StopAsync(CancellationToken.None);
            }
        }

        await _services.DisposeAsync();
    }
}
