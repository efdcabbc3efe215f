using Microsoft.DurableTask.Client;
using Xunit;

namespace Evidence.Testing.Engine;

public abstract partial class OrchestrationBehaviour
{
    [BehaviourFact]
    public async Task ContinueAsNew_GoesOnUnderTheSameIdWithTheNewInput()
    {
        var ended = await RunAsync("CountToFive", 0);

        Assert.Equal(5, ended.ReadOutputAs<int>());
        Assert.Equal(5, Probe.Of(ended.InstanceId).Count);
    }

    [BehaviourFact]
    public async Task ContinueAsNew_WithEventsNotYetReceived_KeepsThem()
    {
        var id = await BeginAsync("ReceiveThenContinue", 0);
        await UntilStatusAsync(id, "listening");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Engine.RaiseEventAsync(id, "Number", number)));

        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal(6, ended.ReadOutputAs<int>());
    }

    [BehaviourFact]
    public async Task Terminate_EndsARunningInstanceWithTheReason()
    {
        var id = await BeginAsync("WaitForEver");
        await UntilStatusAsync(id, "waiting");
        await Engine.TerminateAsync(id, "not needed any more");

        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.Equal("not needed any more", ended.SerializedOutput);
    }

    [BehaviourFact]
    public async Task Suspend_HoldsAnInstanceStill_AndKeepsItsEventsUntilItIsResumed()
    {
        var id = await BeginAsync("ReportStages");
        await UntilStatusAsync(id, "first");
        await Engine.SuspendAsync(id);
        await UntilAsync(id, state => state.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        await Engine.RaiseEventAsync(id, "Go", "1");
        await Engine.RaiseEventAsync(id, "Go", "2");
        await Task.Delay(300);

        var held = await Engine.GetAsync(id, withPayloads: true);
        await Engine.ResumeAsync(id);
        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal("first", held!.ReadCustomStatusAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, held.RuntimeStatus);
        Assert.Equal("done", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task Purge_RemovesAnInstanceThatHasEnded()
    {
        var ended = await RunAsync("DoNothing");

        var first = await Engine.PurgeAsync(ended.InstanceId);
        var second = await Engine.PurgeAsync(ended.InstanceId);

        Assert.True(first);
        Assert.False(second);
        Assert.Null(await Engine.GetAsync(ended.InstanceId, withPayloads: false));
    }

    [BehaviourFact]
    public async Task Purge_LeavesAnInstanceThatIsRunning()
    {
        var id = await BeginAsync("WaitForEver");
        await UntilStatusAsync(id, "waiting");

        var purged = await Engine.PurgeAsync(id);
        var state = await Engine.GetAsync(id, withPayloads: false);
        await Engine.TerminateAsync(id, "end of test");

        Assert.False(purged);
        Assert.Equal(OrchestrationRuntimeStatus.Running, state!.RuntimeStatus);
    }

    [BehaviourFact]
    public async Task Start_WithAnIdThatIsTaken_ChangesNothing()
    {
        var id = await BeginAsync("ReportStages");
        await UntilStatusAsync(id, "first");

        var whileRunning = await Engine.StartAsync("DoNothing", id, null);
        await Engine.RaiseEventAsync(id, "Go", null);
        await Engine.RaiseEventAsync(id, "Go", null);
        var ended = await Engine.WaitAsync(id, Patience());
        var afterwards = await Engine.StartAsync("DoNothing", id, null);

        Assert.False(whileRunning);
        Assert.False(afterwards);
        Assert.Equal("ReportStages", ended.Name);
    }

    [BehaviourFact]
    public async Task Start_ToReplaceAnInstanceThatHasEnded_RunsAnew()
    {
        var first = await RunAsync("AddThreeTimes", 1);

        var started = await Engine.StartAsync("AddThreeTimes", first.InstanceId, 10, replaceEnded: true);
        var second = await UntilAsync(first.InstanceId, state => state.IsCompleted && state.ReadOutputAs<int>() != 4);

        Assert.True(started);
        Assert.Equal(13, second.ReadOutputAs<int>());
    }

    [BehaviourFact]
    public async Task CustomStatus_IsSeenWhileTheInstanceRunsAndAfterItsEnd()
    {
        var id = await BeginAsync("ReportStages");

        await UntilStatusAsync(id, "first");
        await Engine.RaiseEventAsync(id, "Go", null);
        await UntilStatusAsync(id, "second");
        await Engine.RaiseEventAsync(id, "Go", null);
        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal("last", ended.ReadCustomStatusAs<string>());
    }

    [BehaviourFact]
    public async Task Query_FindsInstancesByPrefixAndStatus_PageByPage_WithoutPayloadsUnlessAsked()
    {
        var prefix = NewId();
        foreach (var number in Enumerable.Range(0, 5))
        {
            await Engine.StartAsync("AddThreeTimes", $"{prefix}-{number}", number);
            await Engine.WaitAsync($"{prefix}-{number}", Patience());
        }

        await Engine.StartAsync("WaitForEver", $"{prefix}-waiting", null);
        await UntilStatusAsync($"{prefix}-waiting", "waiting");

        var all = await Engine.QueryAsync(new OrchestrationQuery { InstanceIdPrefix = prefix, PageSize = 2 });
        var completed = await Engine.QueryAsync(new OrchestrationQuery
        {
            InstanceIdPrefix = prefix,
            Statuses = [OrchestrationRuntimeStatus.Completed],
            FetchInputsAndOutputs = true,
        });
        await Engine.TerminateAsync($"{prefix}-waiting", "end of test");

        Assert.Equal(6, all.Select(state => state.InstanceId).Distinct().Count());
        Assert.All(all, state => Assert.Null(state.SerializedOutput));
        Assert.Equal([3, 4, 5, 6, 7], completed.Select(state => state.ReadOutputAs<int>()).Order());
    }
}
