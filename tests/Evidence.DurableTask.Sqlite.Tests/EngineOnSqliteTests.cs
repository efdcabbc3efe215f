using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.Tests.Behaviour;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>What the host and the embedded store do beyond what every store does.</summary>
public sealed class EngineOnSqliteTests : IDisposable
{
    private readonly StoreFolder _folder = StoreFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Terminate_OfAParent_TerminatesTheChildrenItWaitsFor()
    {
        await using var engine = await StartAsync();
        await engine.StartAsync("Parent", "parent", "child");
        await UntilStatusAsync(engine, "child", "waiting");

        await engine.TerminateAsync("parent", "enough");
        var child = await engine.WaitAsync("child", Patience());

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, child.RuntimeStatus);
        Assert.Contains("'parent' was terminated", child.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubOrchestration_WithAnIdThatIsAlive_FailsAtOnceInsteadOfWaitingForEver()
    {
        await using var engine = await StartAsync();
        await engine.StartAsync("Wait", "taken", null);
        await engine.StartAsync("Parent", "parent", "taken");

        var ended = await engine.WaitAsync("parent", Patience());

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("'taken' is still", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync("taken", withPayloads: false))!.RuntimeStatus);
    }

    [Fact]
    public async Task Timer_OfThirtyDays_SurvivesRestarts()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using (var engine = await StartAsync(clock))
        {
            await engine.StartAsync("SleepDays", "month", 30);
            await UntilStatusAsync(engine, "month", "asleep");
        }

        clock.Advance(TimeSpan.FromDays(29));
        await using (var engine = await StartAsync(clock))
        {
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync("month", withPayloads: false))!.RuntimeStatus);
        }

        clock.Advance(TimeSpan.FromDays(2));
        await using (var engine = await StartAsync(clock))
        {
            Assert.Equal("awake", (await engine.WaitAsync("month", Patience())).ReadOutputAs<string>());
        }
    }

    [Fact]
    public async Task Activities_EachRunInAScopeOfTheirOwn_ThatEndsWithTheRun()
    {
        var visits = new List<Visit>();
        await using var engine = await StartAsync(configure: services => services.AddSingleton(visits).AddScoped<Visit>());
        await engine.StartAsync("VisitTwice", "visits", null);

        var ended = await engine.WaitAsync("visits", Patience());

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal(2, visits.Distinct().Count());
        Assert.All(visits, visit => Assert.True(visit.IsDisposed));
    }

    [Fact]
    public async Task Client_InAnotherService_IsNoticedByTheWorkerAndNoticesItsEnd()
    {
        await using var engine = await StartAsync();
        await using var elsewhere = new SqliteOrchestrationService(_folder.Options());
        var client = new Hosting.Engine.EngineClient(elsewhere);

        await client.StartAsync("Wait", "remote");
        await UntilStatusAsync(engine, "remote", "waiting");
        await client.RaiseEventAsync("remote", "Go", "now");
        var ended = await client.WaitAsync("remote", Patience());

        Assert.Equal("now", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_ForAnInstanceThatDoesNotEnd_GivesNothingAfterItsTimeout_AndEndsWhenCancelled()
    {
        await using var service = new SqliteOrchestrationService(_folder.Options());
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));

        var state = await service.WaitForOrchestrationAsync("a", null, TimeSpan.FromMilliseconds(30), CancellationToken.None);

        Assert.Null(state);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            service.WaitForOrchestrationAsync("a", null, Timeout.InfiniteTimeSpan, new CancellationTokenSource(30).Token));
    }

    [Fact]
    public async Task History_OfAnInstance_IsReadableJson()
    {
        await using var engine = await StartAsync();
        await engine.StartAsync("VisitTwice", "a", null);
        await engine.WaitAsync("a", Patience());
        await using var service = new SqliteOrchestrationService(_folder.Options());

        var history = System.Text.Json.Nodes.JsonNode.Parse(await service.GetOrchestrationHistoryAsync("a", null))!.AsArray();

        Assert.Contains(history, entry => entry!["EventType"]!.GetValue<string>() == "ExecutionStarted");
        Assert.Contains(history, entry => entry!["EventType"]!.GetValue<string>() == "ExecutionCompleted");
    }

    [Fact]
    public async Task Messages_MoreThanABatch_AreAllReceivedInOrder()
    {
        await using var service = new SqliteOrchestrationService(_folder.Options());
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
        await service.SendTaskOrchestrationMessageBatchAsync(Enumerable.Range(0, 2500).Select(number => RawWorker.Event("a", $"{number}")).ToArray());
        await service.StartAsync();
        var received = new List<string>();
        while (received.Count < 2500)
        {
            var item = (await RawWorker.TakeAsync(service))!;
            received.AddRange(item.NewMessages.Select(message => message.Event).OfType<EventRaisedEvent>().Select(raised => raised.Name));
            await RawWorker.SaveTurnAsync(service, item);
        }

        Assert.Equal(Enumerable.Range(0, 2500).Select(number => $"{number}"), received);
    }

    private static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    private static async Task UntilStatusAsync(HostedEngine engine, string instanceId, string status)
    {
        var patience = Patience();
        while ((await engine.GetAsync(instanceId, withPayloads: true))?.ReadCustomStatusAs<string>() != status)
        {
            await Task.Delay(10, patience);
        }
    }

    private static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string, string>("Parent", (context, childId) =>
            context.CallSubOrchestratorAsync<string>("Wait", null, new SubOrchestrationOptions { InstanceId = childId }));
        tasks.AddOrchestratorFunc<object?, string>("Wait", (context, _) =>
        {
            context.SetCustomStatus("waiting");
            return context.WaitForExternalEvent<string>("Go");
        });
        tasks.AddOrchestratorFunc<int, string>("SleepDays", async (context, days) =>
        {
            context.SetCustomStatus("asleep");
            await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
            return "awake";
        });
        tasks.AddOrchestratorFunc<object?, string>("VisitTwice", async (context, _) =>
        {
            await context.CallActivityAsync("Visit");
            await context.CallActivityAsync("Visit");
            return "visited";
        });
        tasks.AddActivity("Visit", services => new VisitActivity(services.GetService<Visit>(), services.GetService<List<Visit>>()));
    }

    private Task<HostedEngine> StartAsync(TimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        IOrchestrationService service = new SqliteOrchestrationService(_folder.Options() with { TimeProvider = clock ?? TimeProvider.System });
        return HostedEngine.StartAsync(service, Register, configure, longestTimer: TimeSpan.FromDays(365));
    }

    private sealed class Visit : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class VisitActivity(Visit? visit, List<Visit>? visits) : Microsoft.DurableTask.TaskActivity<object?, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, object? input)
        {
            if (visit is { IsDisposed: false })
            {
                visits!.Add(visit);
            }

            return Task.FromResult("seen");
        }
    }
}
