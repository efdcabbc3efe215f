namespace Evidence.Ports;

/// <summary>Where a run stands.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="Name">Name of the orchestrator.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="UpdatedAt">When it last moved.</param>
/// <param name="CustomStatus">JSON the run set for people; null: none.</param>
/// <param name="Output">JSON of its result, when completed; null: none.</param>
/// <param name="Failure">Why it failed, in one line; null: it did not.</param>
public sealed record WorkflowStatus(
    string InstanceId,
    string Name,
    WorkflowState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? CustomStatus = null,
    string? Output = null,
    string? Failure = null);
