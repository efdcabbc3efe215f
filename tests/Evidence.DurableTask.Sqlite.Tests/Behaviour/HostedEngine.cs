using DurableTask.Core;
using Evidence.Hosting.Engine;
using Evidence.Testing.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.DurableTask.Sqlite.Tests.Behaviour;

/// <summary>The product's own host and client over some store.</summary>
internal sealed class HostedEngine : IEngineUnderTest
{
    private readonly IOrchestrationService _service;
    private readonly DurableTaskEngine _engine;
    private readonly ServiceProvider _services;
    private readonly EngineClient _client;

    private HostedEngine(IOrchestrationService service, ServiceProvider services, DurableTaskEngine engine)
    {
        _service = service;
        _services = services;
        _engine = engine;
        _client = new EngineClient((IOrchestrationServiceClient)service);
    }

    public EngineClient Client => _client;

    public static async Task<HostedEngine> StartAsync(
        IOrchestrationService service, Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? configure = null, TimeSpan? longestTimer = null)
    {
        var registry = new DurableTaskRegistry();
        tasks(registry);
        var collection = new ServiceCollection();
        configure?.Invoke(collection);
        var services = collection.BuildServiceProvider(validateScopes: true);
        var options = new DurableTaskWorkerOptions { MaximumTimerInterval = longestTimer ?? EngineFixture.MaximumTimerInterval };
        var engine = new DurableTaskEngine(service, registry, services, options);
        await engine.StartAsync(CancellationToken.None);
        return new HostedEngine(service, services, engine);
    }

    public async Task<bool> StartAsync(string orchestrator, string instanceId, object? input, bool replaceEnded = false) =>
        await _client.StartAsync(orchestrator, instanceId, input, replaceEnded: replaceEnded) == StartOutcome.Started;

    public Task RaiseEventAsync(string instanceId, string eventName, object? payload) => _client.RaiseEventAsync(instanceId, eventName, payload);

    public Task<OrchestrationMetadata?> GetAsync(string instanceId, bool withPayloads) => _client.GetAsync(instanceId, withPayloads);

    public Task<OrchestrationMetadata> WaitAsync(string instanceId, CancellationToken cancellation) => _client.WaitAsync(instanceId, cancellation);

    public Task TerminateAsync(string instanceId, string reason) => _client.TerminateAsync(instanceId, reason);

    public Task SuspendAsync(string instanceId) => _client.SuspendAsync(instanceId);

    public Task ResumeAsync(string instanceId) => _client.ResumeAsync(instanceId);

    public Task<bool> PurgeAsync(string instanceId) => _client.PurgeAsync(instanceId);

    public Task<int> PurgeAsync(PurgeInstancesFilter filter) => _client.PurgeAsync(filter);

    public async Task<IReadOnlyList<OrchestrationMetadata>> QueryAsync(OrchestrationQuery query)
    {
        var found = new List<OrchestrationMetadata>();
        await foreach (var state in _client.QueryAsync(query))
        {
            found.Add(state);
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.StopAsync(CancellationToken.None);
        _engine.Dispose();
        await _services.DisposeAsync();
        if (_service is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
