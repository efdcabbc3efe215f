using DurableTask.AzureStorage;
using Evidence.Testing;
using Evidence.Testing.Engine;
using Microsoft.DurableTask;

namespace Evidence.DurableTask.Sqlite.Tests.Behaviour;

/// <summary>The Azure Storage provider on the emulator: what several machines run on.</summary>
[RequiresAzurite]
public sealed class AzureStorageBehaviour(AzureStorageBehaviour.Fixture fixture)
    : OrchestrationBehaviour(fixture), IClassFixture<AzureStorageBehaviour.Fixture>
{
    public sealed class Fixture : EngineFixture
    {
        private readonly AzuriteFixture _azurite = new();

        /// <summary>Queue messages become visible at whole seconds.</summary>
        public override TimeSpan TimerPrecision => TimeSpan.FromSeconds(1);

        /// <summary>The instance table has a column for the output, none for failure details.</summary>
        public override bool KeepsInnerFailures => false;

        protected override bool IsAvailable => Azurite.Missing is null;

        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            await _azurite.DisposeAsync();
        }

        protected override async Task<IEngineUnderTest> StartAsync(Action<DurableTaskRegistry> tasks)
        {
            await _azurite.InitializeAsync();
            var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
            {
                TaskHubName = "behaviour",
                StorageAccountClientProvider = new StorageAccountClientProvider(_azurite.ConnectionString),
                PartitionCount = 1,
                MaxQueuePollingInterval = TimeSpan.FromMilliseconds(100),
                ThrowExceptionOnInvalidDedupeStatus = true,
            });
            return await HostedEngine.StartAsync(service, tasks);
        }
    }
}
