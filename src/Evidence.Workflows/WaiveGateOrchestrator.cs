using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>Records one person's part in waiving a gate; once two have accepted it, the pack is judged and assembled again with the waiver.</summary>
[DurableTask(WorkflowNames.WaiveGate)]
public sealed class WaiveGateOrchestrator : TaskOrchestrator<WaiverRequest, WaiverResult>
{
    /// <inheritdoc/>
    public override async Task<WaiverResult> RunAsync(TaskOrchestrationContext context, WaiverRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var result = await context.CallActivityAsync<WaiverResult>(ActivityNames.RecordWaiver, input, ActivityOptions.Retried);
        if (result.IsGranted)
        {
            await context.CallActivityAsync<PackResult>(ActivityNames.ReassemblePack, input.PackId, ActivityOptions.Retried);
        }

        return result;
    }
}
