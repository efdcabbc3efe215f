using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>How activities are retried. Activities are idempotent; what connectors can repeat themselves they have repeated already.</summary>
internal static class ActivityOptions
{
    /// <summary>Three attempts, 2 and 6 seconds apart: for a store or service that is away for a moment.</summary>
    public static TaskOptions Retried { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 3));
}
