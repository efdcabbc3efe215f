using Evidence.Notifications;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>Records a decision on a pack whose run has ended, and assembles the pack again with it. Earlier decisions stay.</summary>
[DurableTask(WorkflowNames.DecidePack)]
public sealed class DecidePackOrchestrator : TaskOrchestrator<DecisionRequest, DecisionResult>
{
    /// <inheritdoc/>
    public override async Task<DecisionResult> RunAsync(TaskOrchestrationContext context, DecisionRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var result = await context.CallActivityAsync<DecisionResult>(ActivityNames.RecordDecision, input, ActivityOptions.Retried);
        if (result.Accepted)
        {
            await context.CallActivityAsync<PackResult>(ActivityNames.ReassemblePack, input.PackId, ActivityOptions.Retried);
            await context.CallActivityAsync<NotifyResult>(
                ActivityNames.Notify, new NotifyRequest($"{context.InstanceId}.decided", NotificationEvents.PackDecided, input.PackId, WithFiles: true), ActivityOptions.Retried);
        }

        return result;
    }
}
