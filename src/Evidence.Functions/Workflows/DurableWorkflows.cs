using DurableTask.Core.Exceptions;
using Evidence.Hosting.Engine;
using Evidence.Ports;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Workflows;

/// <summary>Runs workflows on Durable Functions.</summary>
/// <remarks>
/// The host would run an ended instance again under its id, and refuses a running one as already existing; the port finds both. Status with payloads over 4 MB does not
/// fit into a message of the host: it is then read without them.
/// </remarks>
internal sealed class DurableWorkflows(CurrentDurableClient current) : IWorkflows
{
    public async Task<bool> StartAsync(string name, string instanceId, object input, CancellationToken cancellationToken)
    {
        var client = current.Client;
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is not null)
        {
            return false;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(instanceId), cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.AlreadyExists)
        {
            return false;
        }
    }

    public Task RaiseAsync(string instanceId, string eventName, object payload, CancellationToken cancellationToken) =>
        current.Client.RaiseEventAsync(instanceId, eventName, payload, cancellationToken);

    public async Task<WorkflowStatus?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await GetAsync(instanceId, cancellationToken) is { } found ? WorkflowStatuses.Of(found) : null;

    public async Task<WorkflowStatus> WaitAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await current.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is null)
        {
            throw new EvidenceException(FaultCode.NotFound, $"There is no run '{instanceId}'.");
        }

        await current.Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: false, cancellationToken);
        return WorkflowStatuses.Of((await GetAsync(instanceId, cancellationToken))!);
    }

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        current.Client.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(reason, Recursive: true), cancellationToken);

    public async Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        await current.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is { IsCompleted: true }
        && (await current.Client.PurgeInstanceAsync(instanceId, cancellationToken)).PurgedInstanceCount > 0;

    private async Task<OrchestrationMetadata?> GetAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            return await current.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.ResourceExhausted)
        {
            return await current.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken);
        }
    }
}
