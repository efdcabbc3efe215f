using Evidence.Hosting.Engine;
using Microsoft.DurableTask.Client;

namespace Evidence.DurableTask.Sqlite.Tests.Processes;

/// <summary>Workers that are killed, as by <c>kill -9</c>, while they work.</summary>
public sealed class KilledWorkerTests : IDisposable
{
    private const int MostWorkers = 60;

    private readonly StoreFolder _folder = StoreFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Journey_WhoseWorkerIsKilledAfterEveryCommit_CommitsEachStepOnceAndEndsAsIfUndisturbed()
    {
        var undisturbed = await TravelAsync("undisturbed", _ => default);

        var disturbed = await TravelAsync("disturbed", _ => Death.After(1));

        Assert.Equal(undisturbed.Committed, disturbed.Committed);
        Assert.Equal(JourneyTasks.Souvenirs, undisturbed.Output);
        Assert.Equal(JourneyTasks.Souvenirs, disturbed.Output);
        Assert.InRange(disturbed.Workers, 10, MostWorkers);
    }

    [Fact]
    public async Task Journey_WhoseWorkerIsKilledBeforeEverySecondCommit_CommitsEachStepOnceAndEndsAsIfUndisturbed()
    {
        var undisturbed = await TravelAsync("undisturbed", _ => default);

        var disturbed = await TravelAsync("disturbed", _ => Death.Before(2));

        Assert.Equal(undisturbed.Committed, disturbed.Committed);
        Assert.Equal(JourneyTasks.Souvenirs, disturbed.Output);
        Assert.InRange(disturbed.Workers, 8, MostWorkers);
    }

    [Fact]
    public async Task Activity_ThatKeepsKillingItsWorker_IsFailedAfterItsDeliveries_AndTheOneBesideItIsNot()
    {
        var (ended, workers) = await UntilEndAsync("MeetTheKiller", _ => default, maxDeliveries: 3);

        Assert.Equal($"innocent {SqliteOrchestrationService.DeliveryLimitExceeded}", ended.ReadOutputAs<string>());
        Assert.Equal(4, workers);
    }

    [Fact]
    public async Task Orchestrator_ThatKeepsKillingItsWorker_IsFailedAfterItsDeliveries()
    {
        var (ended, workers) = await UntilEndAsync("Killer", _ => default, maxDeliveries: 3);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal(SqliteOrchestrationService.DeliveryLimitExceeded, ended.FailureDetails!.ErrorType);
        Assert.Contains("3 times", ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(4, workers);
    }

    private async Task<(string Output, string Committed, int Workers)> TravelAsync(string name, Func<int, Death> death)
    {
        var store = _folder.PathOf($"{name}.db");
        await using var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceOptions { FilePath = store });
        await service.CreateIfNotExistsAsync();
        Audit.Begin(store);
        var client = new EngineClient(service);
        await client.StartAsync("Journey", "journey");
        await client.RaiseEventAsync("journey", "Decision", "approve");

        var (ended, workers) = await UntilEndAsync(client, store, "journey", death, maxDeliveries: 10);

        return (ended.ReadOutputAs<string>() ?? $"{ended}", Audit.Read(store), workers);
    }

    private async Task<(OrchestrationMetadata Ended, int Workers)> UntilEndAsync(string orchestrator, Func<int, Death> death, int maxDeliveries)
    {
        await using var service = new SqliteOrchestrationService(_folder.Options());
        var client = new EngineClient(service);
        await client.StartAsync(orchestrator, "deadly");
        return await UntilEndAsync(client, _folder.FilePath, "deadly", death, maxDeliveries);
    }

    /// <summary>Sends one worker after the other until the instance has ended.</summary>
    private static async Task<(OrchestrationMetadata Ended, int Workers)> UntilEndAsync(
        EngineClient client, string store, string instanceId, Func<int, Death> death, int maxDeliveries)
    {
        for (var workers = 1; workers <= MostWorkers; workers++)
        {
            using var worker = WorkerProcess.Start(store, instanceId, death(workers), maxDeliveries);
            await worker.WaitForExitAsync();
            if (await client.GetAsync(instanceId, withPayloads: true) is { IsCompleted: true } ended)
            {
                return (ended, workers);
            }
        }

        throw new InvalidOperationException($"{MostWorkers} workers did not finish '{instanceId}'.");
    }
}
