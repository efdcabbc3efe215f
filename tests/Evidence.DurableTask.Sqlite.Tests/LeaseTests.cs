using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>Two workers on one store, of which one is thought to hang: its clock stands still, so it renews nothing.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = StoreFolder.Create();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly FakeTimeProvider _laterClock = new(DateTimeOffset.UtcNow);
    private SqliteOrchestrationService _first = null!;
    private SqliteOrchestrationService _second = null!;

    public async Task InitializeAsync()
    {
        _first = await WorkerAsync(_clock);
        _second = await WorkerAsync(_laterClock);
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Orchestration_OwnedByOneWorker_IsNotGivenToAnother()
    {
        await _first.CreateTaskOrchestrationAsync(RawWorker.Start("a"));

        var taken = await RawWorker.TakeAsync(_first);
        var takenTwice = await RawWorker.TakeAsync(_second);

        Assert.NotNull(taken);
        Assert.Null(takenTwice);
    }

    [Fact]
    public async Task Orchestration_WhoseLeaseRanOut_GoesToAnotherWorker_AndTheFirstCannotSave()
    {
        await _first.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        var late = (await RawWorker.TakeAsync(_first))!;
        _laterClock.Advance(TimeSpan.FromSeconds(31));
        var inTime = (await RawWorker.TakeAsync(_second))!;

        await Assert.ThrowsAsync<SessionAbortedException>(() => RawWorker.SaveTurnAsync(_first, late, "fromTheFirst"));
        await RawWorker.SaveTurnAsync(_second, inTime, "fromTheSecond");

        var history = await _second.GetOrchestrationHistoryAsync("a", null);
        Assert.Contains("fromTheSecond", history, StringComparison.Ordinal);
        Assert.DoesNotContain("fromTheFirst", history, StringComparison.Ordinal);
        Assert.NotNull(await RawWorker.TakeActivityAsync(_second));
        Assert.Null(await RawWorker.TakeActivityAsync(_second));
    }

    [Fact]
    public async Task Activity_WhoseLeaseRanOut_GoesToAnotherWorker_AndTheResultOfTheFirstIsDiscarded()
    {
        await _first.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveTurnAsync(_first, (await RawWorker.TakeAsync(_first))!, "work");
        var late = (await RawWorker.TakeActivityAsync(_first))!;
        _laterClock.Advance(TimeSpan.FromSeconds(31));
        var inTime = (await RawWorker.TakeActivityAsync(_second))!;

        await Assert.ThrowsAsync<SessionAbortedException>(() => RawWorker.SaveResultAsync(_first, late, "\"late\""));
        await RawWorker.SaveResultAsync(_second, inTime, "\"in time\"");

        var next = (await RawWorker.TakeAsync(_second))!;
        var completed = Assert.IsType<TaskCompletedEvent>(Assert.Single(next.NewMessages).Event);
        Assert.Equal("\"in time\"", completed.Result);
        Assert.Equal(2, inTime.DeliveryAttempt);
    }

    [Fact]
    public async Task Lease_ThatRanOutAndNobodyTook_StillSaves()
    {
        await _first.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        var item = (await RawWorker.TakeAsync(_first))!;
        _laterClock.Advance(TimeSpan.FromSeconds(31));

        await RawWorker.SaveEndAsync(_first, item);

        Assert.NotNull((await _second.GetOrchestrationStateAsync("a", executionId: null))!.Output);
    }

    [Fact]
    public async Task Lease_ThatIsRenewed_DoesNotRunOut()
    {
        await _first.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        var item = (await RawWorker.TakeAsync(_first))!;
        foreach (var _ in Enumerable.Range(0, 4))
        {
            _laterClock.Advance(TimeSpan.FromSeconds(20));
            _clock.Advance(TimeSpan.FromSeconds(20));
            await _first.RenewTaskOrchestrationWorkItemLockAsync(item);
            Assert.Null(await RawWorker.TakeAsync(_second));
        }
    }

    [Fact]
    public async Task Worker_ThatIsDisposed_LeavesItsWorkToOthersAtOnce()
    {
        await _first.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.TakeAsync(_first);

        await _first.DisposeAsync();

        Assert.NotNull(await RawWorker.TakeAsync(_second));
    }

    [Fact]
    public async Task Instance_PurgedAndStartedAgain_IsSafeFromTheOwnerOfTheOld()
    {
        await _first.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        var old = (await RawWorker.TakeAsync(_first))!;
        await _second.CreateTaskOrchestrationAsync(RawWorker.Start("a"), [OrchestrationStatus.Completed]);

        await Assert.ThrowsAsync<SessionAbortedException>(() => RawWorker.SaveEndAsync(_first, old));

        var state = await _second.GetOrchestrationStateAsync("a", executionId: null);
        Assert.Equal(OrchestrationStatus.Pending, state!.OrchestrationStatus);
    }

    private async Task<SqliteOrchestrationService> WorkerAsync(TimeProvider clock)
    {
        var service = RawWorker.On(_folder, clock);
        await service.StartAsync();
        return service;
    }
}
