using Evidence.Ports;

namespace Evidence.Hosting.Http;

/// <summary>What a run is to the callers of the API.</summary>
internal static class RunStates
{
    public static RunState Of(WorkflowStatus? status) => status?.State switch
    {
        WorkflowState.Failed or WorkflowState.Terminated => RunState.Failed,
        WorkflowState.Running or WorkflowState.Pending or WorkflowState.Suspended => RunState.Running,
        _ => RunState.Done,
    };

    public static string? FailureOf(WorkflowStatus? status) => status switch
    {
        { State: WorkflowState.Failed } => status.Failure,
        { State: WorkflowState.Terminated } => "The run was ended by an operator.",
        _ => null,
    };
}
