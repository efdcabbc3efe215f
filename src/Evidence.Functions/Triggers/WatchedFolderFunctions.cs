using Evidence.Functions.Workflows;
using Evidence.Hosting.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Triggers;

/// <summary>The look into watched folders.</summary>
public sealed class WatchedFolderFunctions(WatchedFolderIntake intake, CurrentDurableClient current)
{
    /// <summary>Every five minutes.</summary>
    public const string Schedule = "0 */5 * * * *";

    /// <summary>Takes questionnaires out of the watched folders.</summary>
    [Function("PollWatchedFolders")]
    public Task Poll([TimerTrigger(Schedule)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        current.Use(client);
        return intake.PollAsync(cancellationToken);
    }
}
