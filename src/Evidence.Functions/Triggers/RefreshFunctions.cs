using Evidence.Functions.Workflows;
using Evidence.Hosting.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Triggers;

/// <summary>The nightly refresh.</summary>
public sealed class RefreshFunctions(RefreshService refreshes, CurrentDurableClient current, TimeProvider time)
{
    /// <summary>At three in the morning, UTC.</summary>
    public const string Schedule = "0 0 3 * * *";

    /// <summary>Collects all releases anew.</summary>
    [Function("NightlyRefresh")]
    public Task Refresh([TimerTrigger(Schedule)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        current.Use(client);
        return refreshes.StartAsync(time.GetUtcNow(), cancellationToken);
    }
}
