using Evidence.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Intake;

/// <summary>Looks into the watched folders every five minutes, where the embedded host runs.</summary>
internal sealed partial class WatchedFolderTimer(WatchedFolderIntake intake, IWorkspaceSource workspace, TimeProvider time, ILogger<WatchedFolderTimer> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        do
        {
            await PollAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A workspace that is wrong for a while, or a store that is away, must not end the watching.
    private async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (workspace.Load().WatchedFolders.Count > 0)
            {
                await intake.PollAsync(cancellationToken);
            }
        }
        catch (EvidenceException fault)
        {
            LogFailed(fault.Message);
        }
    }

    [LoggerMessage(7113, LogLevel.Warning, "The watched folders were not looked into: {Reason}")]
    private partial void LogFailed(string reason);
}
