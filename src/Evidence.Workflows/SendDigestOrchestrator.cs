using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>
/// Waits for the time of a digest and tells what was gathered. Where the place is away it tries again, a quarter of an hour later, then half, and so on; what could not be told
/// goes into the next digest.
/// </summary>
[DurableTask(WorkflowNames.SendDigest)]
public sealed class SendDigestOrchestrator : TaskOrchestrator<DigestRequest, DigestResult>
{
    private const int MaxAttempts = 6;
    private static readonly TimeSpan _firstWait = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public override async Task<DigestResult> RunAsync(TaskOrchestrationContext context, DigestRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var result = new DigestResult(0);
        var due = input.DueAt.UtcDateTime;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (due > context.CurrentUtcDateTime)
            {
                await context.CreateTimer(due, CancellationToken.None);
            }

            result = await context.CallActivityAsync<DigestResult>(ActivityNames.TellDigest, input, ActivityOptions.Retried);
            if (result.Problem is null)
            {
                break;
            }

            due = context.CurrentUtcDateTime + (_firstWait * (1 << attempt));
        }

        return result;
    }
}
