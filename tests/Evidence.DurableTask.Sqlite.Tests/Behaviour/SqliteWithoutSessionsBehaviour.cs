using Evidence.Testing.Engine;
using Microsoft.DurableTask;

namespace Evidence.DurableTask.Sqlite.Tests.Behaviour;

/// <summary>The embedded store with sessions off, so that every turn replays the whole history.</summary>
public sealed class SqliteWithoutSessionsBehaviour(SqliteWithoutSessionsBehaviour.Fixture fixture)
    : OrchestrationBehaviour(fixture), IClassFixture<SqliteWithoutSessionsBehaviour.Fixture>
{
    public sealed class Fixture : EngineFixture
    {
        private readonly StoreFolder _folder = StoreFolder.Create();

        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            _folder.Dispose();
        }

        protected override async Task<IEngineUnderTest> StartAsync(Action<DurableTaskRegistry> tasks) =>
            await HostedEngine.StartAsync(new SqliteOrchestrationService(_folder.Options() with { SessionIdle = TimeSpan.Zero }), tasks);
    }
}
