using Evidence.Functions.Workflows;
using Evidence.Hosting.Notifications;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Triggers;

/// <summary>The look for evidence that grows old, and for messages that could not be delivered.</summary>
public sealed class EvidenceWatchFunctions(EvidenceWatch watch, CurrentDurableClient current)
{
    /// <summary>Every quarter of an hour.</summary>
    public const string Schedule = "0 */15 * * * *";

    /// <summary>Looks once.</summary>
    [Function("WatchEvidence")]
    public Task Watch([TimerTrigger(Schedule)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        current.Use(client);
        return watch.LookAsync(cancellationToken);
    }
}
