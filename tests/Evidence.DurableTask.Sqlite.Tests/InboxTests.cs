using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>Which message reaches whom, and when.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = StoreFolder.Create();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private SqliteOrchestrationService _service = null!;

    public async Task InitializeAsync()
    {
        _service = RawWorker.On(_folder, _clock);
        await _service.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Event_RaisedBeforeTheInstanceIsStarted_IsReceivedAfterItsStart()
    {
        await _service.SendTaskOrchestrationMessageAsync(RawWorker.Event("a", "early"));
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));

        var item = (await RawWorker.TakeAsync(_service))!;

        Assert.Equal([EventType.ExecutionStarted, EventType.EventRaised], item.NewMessages.Select(message => message.Event.EventType));
    }

    [Fact]
    public async Task Event_ForAnInstanceThatHasEnded_IsDiscarded()
    {
        await EndAsync("a");
        await _service.SendTaskOrchestrationMessageAsync(RawWorker.Event("a", "late"));
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));

        var item = (await RawWorker.TakeAsync(_service))!;

        Assert.Single(item.NewMessages);
    }

    [Fact]
    public async Task Message_ForAnEarlierExecution_IsDiscarded()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveTurnAsync(_service, (await RawWorker.TakeAsync(_service))!);

        await _service.SendTaskOrchestrationMessageAsync(RawWorker.Event("a", "stale", executionId: "an earlier one"));

        Assert.Null(await RawWorker.TakeAsync(_service));
    }

    [Fact]
    public async Task ScheduledStart_WaitsForItsTime_AndKeepsItsEventsUntilThen()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a", _clock.GetUtcNow().UtcDateTime.AddHours(1)));
        await _service.SendTaskOrchestrationMessageAsync(RawWorker.Event("a", "early"));

        var before = await RawWorker.TakeAsync(_service);
        _clock.Advance(TimeSpan.FromHours(2));
        var after = await RawWorker.TakeAsync(_service);

        Assert.Null(before);
        Assert.Equal(2, after!.NewMessages.Count);
    }

    [Fact]
    public async Task Terminate_OfAnInstanceThatHasNotStarted_EndsItAtOnce()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a", _clock.GetUtcNow().UtcDateTime.AddHours(1)));

        await _service.ForceTerminateTaskOrchestrationAsync("a", "changed my mind");

        var state = await _service.WaitForOrchestrationAsync("a", null, TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(OrchestrationStatus.Terminated, state!.OrchestrationStatus);
        Assert.Equal("changed my mind", state.Output);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await RawWorker.TakeAsync(_service));
    }

    [Fact]
    public async Task Terminate_DropsActivitiesNobodyHasBegun()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveTurnAsync(_service, (await RawWorker.TakeAsync(_service))!, "one", "two");
        await _service.ForceTerminateTaskOrchestrationAsync("a", "enough");

        await RawWorker.SaveEndAsync(_service, (await RawWorker.TakeAsync(_service))!, OrchestrationStatus.Terminated);

        Assert.Null(await RawWorker.TakeActivityAsync(_service));
    }

    [Fact]
    public async Task Timer_DueWhileNoWorkerRan_DoesNotOvertakeAnEventThatCameBefore()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveTurnAsync(_service, (await RawWorker.TakeAsync(_service))!);
        await _service.SendTaskOrchestrationMessageBatchAsync(Timer("a", TimeSpan.FromMinutes(10)), Timer("a", TimeSpan.FromMinutes(2)));
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _service.SendTaskOrchestrationMessageAsync(RawWorker.Event("a", "answer"));
        _clock.Advance(TimeSpan.FromMinutes(10));

        var item = (await RawWorker.TakeAsync(_service))!;

        Assert.Equal([EventType.TimerFired, EventType.EventRaised, EventType.TimerFired], item.NewMessages.Select(message => message.Event.EventType));
    }

    [Fact]
    public async Task Start_WithAnIdThatIsAlive_IsRefused_AndWithOneThatHasEndedReplacesIt()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        var refusal = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => _service.CreateTaskOrchestrationAsync(RawWorker.Start("a")));
        await RawWorker.SaveEndAsync(_service, (await RawWorker.TakeAsync(_service))!);

        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        var state = await _service.GetOrchestrationStateAsync("a", executionId: null);

        Assert.Contains("'a' already exists and is Pending", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(OrchestrationStatus.Pending, state!.OrchestrationStatus);
        Assert.Null(state.Output);
    }

    [Theory]
    [InlineData(OrchestrationStatus.Completed)]
    [InlineData(OrchestrationStatus.Failed)]
    public async Task Start_WithDedupeStatuses_IsRefusedByExactlyThose(OrchestrationStatus ended)
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveEndAsync(_service, (await RawWorker.TakeAsync(_service))!, ended);
        OrchestrationStatus[] dedupe = [OrchestrationStatus.Completed];

        var refusal = await Record.ExceptionAsync(() => _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"), dedupe));

        Assert.Equal(ended == OrchestrationStatus.Completed, refusal is OrchestrationAlreadyExistsException);
    }

    [Fact]
    public async Task Abandoned_Work_ComesBackAfterAGrowingDelay_UntilItIsFailed()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await RawWorker.SaveTurnAsync(_service, (await RawWorker.TakeAsync(_service))!, "work");
        for (var delivery = 1; delivery <= 10; delivery++)
        {
            var item = await RawWorker.TakeActivityAsync(_service);
            Assert.Equal(delivery, item!.DeliveryAttempt);
            await _service.AbandonTaskActivityWorkItemAsync(item);
            Assert.Null(await RawWorker.TakeActivityAsync(_service));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Null(await RawWorker.TakeActivityAsync(_service));
        var failed = Assert.IsType<TaskFailedEvent>(Assert.Single((await RawWorker.TakeAsync(_service))!.NewMessages).Event);
        Assert.Equal(SqliteOrchestrationService.DeliveryLimitExceeded, failed.FailureDetails!.ErrorType);
        Assert.True(failed.FailureDetails.IsNonRetriable);
    }

    [Fact]
    public async Task Hubs_InOneFile_DoNotSeeEachOther()
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await using var other = new SqliteOrchestrationService(_folder.Options() with { TaskHub = "other", TimeProvider = _clock });
        await other.StartAsync();

        Assert.Null(await RawWorker.TakeAsync(other));
        Assert.Null(await other.GetOrchestrationStateAsync("a", executionId: null));
        await other.DeleteAsync();
        Assert.NotNull(await RawWorker.TakeAsync(_service));
    }

    private static TaskMessage Timer(string instanceId, TimeSpan delay) => new()
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId },
        Event = new TimerFiredEvent(-1) { FireAt = DateTime.UtcNow + delay },
    };

    private async Task EndAsync(string instanceId)
    {
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start(instanceId));
        await RawWorker.SaveEndAsync(_service, (await RawWorker.TakeAsync(_service))!);
    }
}
