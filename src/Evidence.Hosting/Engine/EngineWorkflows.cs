using Evidence.Ports;

namespace Evidence.Hosting.Engine;

/// <summary>Runs workflows on the engine of this process, or of another one on the same store.</summary>
internal sealed class EngineWorkflows(EngineClient client) : IWorkflows
{
    public async Task<bool> StartAsync(string name, string instanceId, object input, CancellationToken cancellationToken) =>
        await client.StartAsync(name, instanceId, input).ConfigureAwait(false) == StartOutcome.Started;

    public Task RaiseAsync(string instanceId, string eventName, object payload, CancellationToken cancellationToken) =>
        client.RaiseEventAsync(instanceId, eventName, payload);

    public async Task<WorkflowStatus?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await client.GetAsync(instanceId, withPayloads: true).ConfigureAwait(false) is { } found ? WorkflowStatuses.Of(found) : null;

    public async Task<WorkflowStatus> WaitAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await client.GetAsync(instanceId).ConfigureAwait(false) is null)
        {
            throw new EvidenceException(FaultCode.NotFound, $"There is no run '{instanceId}'.");
        }

        return WorkflowStatuses.Of(await client.WaitAsync(instanceId, cancellationToken).ConfigureAwait(false));
    }

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) => client.TerminateAsync(instanceId, reason);

    public async Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        await client.GetAsync(instanceId).ConfigureAwait(false) is { IsCompleted: true } && await client.PurgeAsync(instanceId).ConfigureAwait(false);
}
