using Evidence.Ports;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Evidence.Hosting.Engine;

/// <summary>Turns what an engine says of a run into the port's words.</summary>
public static class WorkflowStatuses
{
    /// <summary>The status of a run.</summary>
    public static WorkflowStatus Of(OrchestrationMetadata found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new WorkflowStatus(
            found.InstanceId,
            found.Name,
            StateOf(found.RuntimeStatus),
            found.CreatedAt,
            found.LastUpdatedAt,
            found.SerializedCustomStatus,
            found.SerializedOutput,
            found.RuntimeStatus == OrchestrationRuntimeStatus.Failed ? OneLine(Innermost(found.FailureDetails)) : null);
    }

    private static WorkflowState StateOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => WorkflowState.Pending,
        OrchestrationRuntimeStatus.Completed => WorkflowState.Completed,
        OrchestrationRuntimeStatus.Failed => WorkflowState.Failed,
        OrchestrationRuntimeStatus.Terminated => WorkflowState.Terminated,
        OrchestrationRuntimeStatus.Suspended => WorkflowState.Suspended,
        _ => WorkflowState.Running,
    };

    // An orchestration fails with "Task 'X' failed", and the fault of the activity is within.
    private static string Innermost(TaskFailureDetails? details)
    {
        var message = "The run failed without saying why.";
        for (var current = details; current is not null; current = current.InnerFailure)
        {
            message = current.ErrorMessage;
        }

        return message;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
