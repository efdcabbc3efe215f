using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>Tells people of something that no other run tells of, or tells it again where it could not be delivered. The run is named after what is told, so that it is told once.</summary>
[DurableTask(WorkflowNames.Tell)]
public sealed class TellOrchestrator : TaskOrchestrator<NotifyRequest, NotifyResult>
{
    /// <inheritdoc/>
    public override Task<NotifyResult> RunAsync(TaskOrchestrationContext context, NotifyRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.CallActivityAsync<NotifyResult>(ActivityNames.Notify, input, ActivityOptions.Retried);
    }
}
