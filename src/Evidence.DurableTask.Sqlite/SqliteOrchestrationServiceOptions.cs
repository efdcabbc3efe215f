namespace Evidence.DurableTask.Sqlite;

/// <summary>How a <see cref="SqliteOrchestrationService"/> stores, leases and retries work. Immutable once handed to the service.</summary>
public sealed record SqliteOrchestrationServiceOptions
{
    /// <summary>The SQLite file. Created, with its folder, when absent.</summary>
    /// <value>Required. A path on a local disk: SQLite's write-ahead log does not work on network shares.</value>
    public required string FilePath { get; init; }

    /// <summary>The task hub: instances, queries and workers of one hub never see those of another hub in the same file.</summary>
    /// <value>1 to 100 characters. Default: <c>default</c>.</value>
    public string TaskHub { get; init; } = "default";

    /// <summary>How long a worker owns a work item without renewing before other workers may take it.</summary>
    /// <value>At least 1 second and at least twice <see cref="LockRenewal"/>. Default: 30 seconds.</value>
    /// <remarks>Work of a process that has ended is taken over at once; the lease matters for a process that hangs.</remarks>
    public TimeSpan LockLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a worker renews everything it owns, in one statement.</summary>
    /// <value>More than zero, at most half of <see cref="LockLease"/>. Default: 10 seconds.</value>
    public TimeSpan LockRenewal { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often an idle worker looks whether another process has written to the file. Work of the own process is signalled at once.
    /// </summary>
    /// <value>1 millisecond to <see cref="MaxPollingInterval"/>. Default: 50 milliseconds.</value>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What the polling interval grows to while nothing happens.</summary>
    /// <value>At least <see cref="PollingInterval"/>. Default: 500 milliseconds.</value>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many orchestrations this worker advances at a time.</summary>
    /// <value>At least 1. Default: 64.</value>
    public int MaxConcurrentOrchestrations { get; init; } = 64;

    /// <summary>How many activities this worker runs at a time.</summary>
    /// <value>At least 1. Default: 8 for each processor, at least 32.</value>
    public int MaxConcurrentActivities { get; init; } = Math.Max(32, 8 * Environment.ProcessorCount);

    /// <summary>
    /// How often a work item is handed to a worker that then dies, or gives it back in error, before it is failed with
    /// <see cref="SqliteOrchestrationService.DeliveryLimitExceeded"/>.
    /// </summary>
    /// <value>At least 1. Default: 10.</value>
    public int MaxDeliveryAttempts { get; init; } = 10;

    /// <summary>
    /// How long an orchestration that has no more messages is kept in memory, owned by this worker, so that the next message continues it
    /// without replaying its history.
    /// </summary>
    /// <value>Zero (sessions off) to a third of <see cref="LockLease"/>. Default: 3 seconds.</value>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a write waits for another process that holds the file.</summary>
    /// <value>More than zero. Default: 30 seconds.</value>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock leases and due times are measured with.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Says everything that is wrong with these options at once.</summary>
    /// <exception cref="ArgumentException">At least one value is out of its range; the message lists all of them.</exception>
    public void Validate()
    {
        var errors = Errors().ToList();
        if (errors.Count > 0)
        {
            throw new ArgumentException("The SQLite orchestration service cannot start: " + string.Join(" ", errors));
        }
    }

    private IEnumerable<string> Errors() => LocationErrors().Concat(LeaseErrors()).Concat(CapacityErrors());

    private IEnumerable<string> LocationErrors()
    {
        if (string.IsNullOrWhiteSpace(FilePath))
        {
            yield return "FilePath is empty; name the file to store orchestrations in.";
        }

        if (string.IsNullOrWhiteSpace(TaskHub) || TaskHub.Length > 100)
        {
            yield return $"TaskHub '{TaskHub}' must have 1 to 100 characters.";
        }
    }

    private IEnumerable<string> LeaseErrors()
    {
        if (LockLease < TimeSpan.FromSeconds(1))
        {
            yield return $"LockLease {LockLease} must be at least 1 second.";
        }

        if (LockRenewal <= TimeSpan.Zero || LockRenewal * 2 > LockLease)
        {
            yield return $"LockRenewal {LockRenewal} must be more than zero and at most half of LockLease {LockLease}.";
        }

        if (SessionIdle < TimeSpan.Zero || SessionIdle * 3 > LockLease)
        {
            yield return $"SessionIdle {SessionIdle} must be between zero and a third of LockLease {LockLease}.";
        }

        if (PollingInterval < TimeSpan.FromMilliseconds(1) || MaxPollingInterval < PollingInterval)
        {
            yield return $"PollingInterval {PollingInterval} must be at least 1 millisecond and at most MaxPollingInterval {MaxPollingInterval}.";
        }
    }

    private IEnumerable<string> CapacityErrors()
    {
        if (MaxConcurrentOrchestrations < 1)
        {
            yield return $"MaxConcurrentOrchestrations {MaxConcurrentOrchestrations} must be at least 1.";
        }

        if (MaxConcurrentActivities < 1)
        {
            yield return $"MaxConcurrentActivities {MaxConcurrentActivities} must be at least 1.";
        }

        if (MaxDeliveryAttempts < 1)
        {
            yield return $"MaxDeliveryAttempts {MaxDeliveryAttempts} must be at least 1.";
        }

        if (BusyTimeout <= TimeSpan.Zero)
        {
            yield return $"BusyTimeout {BusyTimeout} must be more than zero.";
        }
    }
}
