using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>What counts as a delivery, and what becomes of work that cannot be read.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly StoreFolder _folder = StoreFolder.Create();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Work_OfAWorkerThatSignsOff_IsNotCountedAsDelivered()
    {
        await using (var service = await WorkerAsync())
        {
            await service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
            await RawWorker.SaveTurnAsync(service, (await RawWorker.TakeAsync(service))!, "work");
            await service.SendTaskOrchestrationMessageAsync(RawWorker.Event("a", "answer"));
        }

        for (var restart = 0; restart < 12; restart++)
        {
            await using var service = await WorkerAsync();
            Assert.NotNull(await RawWorker.TakeAsync(service));
            Assert.Equal(1, (await RawWorker.TakeActivityAsync(service))!.DeliveryAttempt);
        }
    }

    [Fact]
    public async Task Work_ThatWasNotProcessed_IsNotCountedAsDelivered()
    {
        await using var service = await WorkerAsync();
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));

        for (var turn = 0; turn < 12; turn++)
        {
            await service.ReleaseTaskOrchestrationWorkItemAsync((await RawWorker.TakeAsync(service))!);
        }

        Assert.Equal(OrchestrationStatus.Pending, (await service.GetOrchestrationStateAsync("a", executionId: null))!.OrchestrationStatus);
    }

    [Fact]
    public async Task Suspects_AreHandedOutOneAtATime_BesideWorkThatIsNot()
    {
        await using var service = await WorkerAsync();
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveTurnAsync(service, (await RawWorker.TakeAsync(service))!, "one", "two", "three");
        Execute("UPDATE activities SET deliveries = 2 WHERE event NOT LIKE '%three%'");

        var first = await RawWorker.TakeActivityAsync(service);
        var second = await RawWorker.TakeActivityAsync(service);
        var third = await RawWorker.TakeActivityAsync(service);
        var suspect = first!.DeliveryAttempt == 3 ? first : second!;
        await RawWorker.SaveResultAsync(service, suspect);
        var fourth = await RawWorker.TakeActivityAsync(service);

        Assert.Equal([1L, 3L], new[] { first.DeliveryAttempt!.Value, second!.DeliveryAttempt!.Value }.Order());
        Assert.Null(third);
        Assert.Equal(3, fourth!.DeliveryAttempt);
    }

    [Fact]
    public async Task History_ThatIsDamaged_FailsItsInstance_AndNoOther()
    {
        await using var service = await WorkerAsync();
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("damaged"));
        await RawWorker.SaveTurnAsync(service, (await RawWorker.TakeAsync(service))!);
        Execute("UPDATE history SET event = '{\"Name\":' WHERE sequence = 1");
        await service.SendTaskOrchestrationMessageAsync(RawWorker.Event("damaged", "answer"));
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("sound"));

        var next = await RawWorker.TakeAsync(service);
        var damaged = await service.GetOrchestrationStateAsync("damaged", executionId: null);

        Assert.Equal("sound", next!.InstanceId);
        Assert.Equal(OrchestrationStatus.Failed, damaged!.OrchestrationStatus);
        Assert.Equal("InvalidHistory", damaged.FailureDetails.ErrorType);
    }

    [Fact]
    public async Task Activity_ThatIsDamaged_FailsItsInstanceOnceItsDeliveriesAreUsedUp()
    {
        await using var service = await WorkerAsync();
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveTurnAsync(service, (await RawWorker.TakeAsync(service))!, "work");
        Execute("UPDATE activities SET event = 'not json'");
        for (var delivery = 0; delivery < 10; delivery++)
        {
            await Assert.ThrowsAsync<SqliteOrchestrationServiceException>(() => RawWorker.TakeActivityAsync(service));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Null(await RawWorker.TakeActivityAsync(service));
        Assert.Equal("InvalidActivity", (await service.GetOrchestrationStateAsync("a", executionId: null))!.FailureDetails.ErrorType);
    }

    [Fact]
    public async Task SubOrchestration_ThatIsFailedByTheStore_TellsItsParent()
    {
        await using var service = await WorkerAsync();
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("parent"));
        var parent = (await RawWorker.TakeAsync(service))!;
        await RawWorker.SaveTurnWithChildAsync(service, parent, "child");
        await service.ForceTerminateTaskOrchestrationAsync("child", "not wanted");

        var answer = Assert.Single((await RawWorker.TakeAsync(service))!.NewMessages).Event;

        Assert.Equal(7, Assert.IsType<SubOrchestrationInstanceFailedEvent>(answer).TaskScheduledId);
    }

    private async Task<SqliteOrchestrationService> WorkerAsync()
    {
        var service = RawWorker.On(_folder, _clock);
        await service.StartAsync();
        return service;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
