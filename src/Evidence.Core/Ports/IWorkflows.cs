namespace Evidence.Ports;

/// <summary>Runs workflows by name on whichever engine hosts them.</summary>
/// <remarks>Starting with the id of a run that exists, in whatever state, finds that run and starts nothing. Ids are derived from the request.</remarks>
public interface IWorkflows
{
    /// <summary>Starts a run, or finds it.</summary>
    /// <param name="name">Name of the orchestrator.</param>
    /// <param name="instanceId">1 to 100 characters: letters, digits, <c>-</c>, <c>_</c>, <c>.</c>.</param>
    /// <param name="input">A record of under 16 KB as JSON.</param>
    /// <param name="cancellationToken">Cancels the call, not the run.</param>
    /// <returns>True where it was started by this call.</returns>
    Task<bool> StartAsync(string name, string instanceId, object input, CancellationToken cancellationToken);

    /// <summary>Raises an event for a run; it is kept until the run waits for it.</summary>
    Task RaiseAsync(string instanceId, string eventName, object payload, CancellationToken cancellationToken);

    /// <summary>Where a run stands; null: there is none.</summary>
    Task<WorkflowStatus?> FindAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Waits until a run has ended, however long that takes.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: there is no such run.</exception>
    Task<WorkflowStatus> WaitAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Ends a run now.</summary>
    Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets a run that has ended, so that its id can be started again; false where there is none or it has not ended.</summary>
    Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken);
}
