using Evidence.Testing.Engine;
using Microsoft.DurableTask;

namespace Evidence.DurableTask.Sqlite.Tests.Behaviour;

public sealed class SqliteBehaviour(SqliteBehaviour.Fixture fixture) : OrchestrationBehaviour(fixture), IClassFixture<SqliteBehaviour.Fixture>
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
            await HostedEngine.StartAsync(new SqliteOrchestrationService(_folder.Options()), tasks);
    }
}
