using Evidence.Testing.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing.Sidecar;

namespace Evidence.DurableTask.Sqlite.Tests.Behaviour;

/// <summary>Microsoft's in-memory store: what the suite asks for is what the framework does, not only what our store does.</summary>
public sealed class InMemoryBehaviour(InMemoryBehaviour.Fixture fixture) : OrchestrationBehaviour(fixture), IClassFixture<InMemoryBehaviour.Fixture>
{
    public sealed class Fixture : EngineFixture
    {
        protected override async Task<IEngineUnderTest> StartAsync(Action<DurableTaskRegistry> tasks) =>
            await HostedEngine.StartAsync(new InMemoryOrchestrationService(), tasks);
    }
}
