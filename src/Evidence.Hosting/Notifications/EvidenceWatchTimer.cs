using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Notifications;

/// <summary>Has <see cref="EvidenceWatch"/> look every quarter of an hour, where the embedded host runs; the first time after one.</summary>
internal sealed partial class EvidenceWatchTimer(EvidenceWatch watch, TimeProvider time, ILogger<EvidenceWatchTimer> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    // A workspace that is wrong for a while, or a store that is away, must not end the watching.
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await watch.LookAsync(cancellationToken);
        }
        catch (EvidenceException fault)
        {
            LogFailed(fault.Message);
        }
    }

    [LoggerMessage(7114, LogLevel.Warning, "Evidence was not looked at for its age: {Reason}")]
    private partial void LogFailed(string reason);
}
