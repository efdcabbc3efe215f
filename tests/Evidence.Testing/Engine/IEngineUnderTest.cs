using Microsoft.DurableTask.Client;

namespace Evidence.Testing.Engine;

/// <summary>A running engine as the behaviour suite uses it.</summary>
public interface IEngineUnderTest : IAsyncDisposable
{
    /// <summary>Starts an orchestration; false when an instance of that id refused it.</summary>
    Task<bool> StartAsync(string orchestrator, string instanceId, object? input, bool replaceEnded = false);

    Task RaiseEventAsync(string instanceId, string eventName, object? payload);

    Task<OrchestrationMetadata?> GetAsync(string instanceId, bool withPayloads);

    Task<OrchestrationMetadata> WaitAsync(string instanceId, CancellationToken cancellation);

    Task TerminateAsync(string instanceId, string reason);

    Task SuspendAsync(string instanceId);

    Task ResumeAsync(string instanceId);

    Task<bool> PurgeAsync(string instanceId);

    Task<int> PurgeAsync(PurgeInstancesFilter filter);

    Task<IReadOnlyList<OrchestrationMetadata>> QueryAsync(OrchestrationQuery query);
}
