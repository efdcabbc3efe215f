using Microsoft.DurableTask.Client;
using Xunit;

namespace Evidence.Testing.Engine;

public abstract partial class OrchestrationBehaviour
{
    [BehaviourFact]
    public async Task Clock_ReadAtTheSamePlace_IsTheSameInEveryReplay()
    {
        var ended = await RunAsync("ReadTheClock");

        var readings = Probe.Of(ended.InstanceId).Where(note => note != "AddOne").Select(note => note.Split(' '))
            .ToLookup(note => note[0], note => note[1]);
        Assert.True(ended.ReadOutputAs<bool>());
        Assert.Equal(["0", "1", "2", "3"], readings.Select(step => step.Key).Order());
        Assert.All(readings, step => Assert.Single(step.Distinct()));
    }

    [BehaviourFact]
    public async Task Ids_MadeInAnOrchestrator_AreDistinctAndTheSameInEveryReplay()
    {
        var ended = await RunAsync("MakeIds");

        var ids = ended.ReadOutputAs<Guid[]>()!;
        Assert.Equal(3, ids.Distinct().Count());
        Assert.DoesNotContain(Guid.Empty, ids);
    }

    [BehaviourFact]
    public async Task Replay_IsNotReported_WhereTheOrchestratorIsTheFirstTime()
    {
        var ended = await RunAsync("NoticeReplay");

        Assert.False(ended.ReadOutputAs<bool[]>()![1]);
    }

    [BehaviourFact]
    public async Task Timer_DoesNotFireBeforeItIsDue()
    {
        var ended = await RunAsync("Sleep", 1200);

        Assert.InRange(ended.ReadOutputAs<double>(), 1200 - fixture.TimerPrecision.TotalMilliseconds, 60_000);
    }

    [BehaviourFact]
    public async Task Timer_LongerThanTheLongestTheStoreTakes_FiresWhenItIsDue()
    {
        var length = EngineFixture.MaximumTimerInterval.TotalMilliseconds + 600;

        var ended = await RunAsync("Sleep", (int)length);

        Assert.InRange(ended.ReadOutputAs<double>(), length - fixture.TimerPrecision.TotalMilliseconds, 60_000);
    }

    [BehaviourFact]
    public async Task Timer_ThatLostARaceAndWasCancelled_DoesNotHoldUpTheEnd()
    {
        var ended = await RunAsync("RaceTimers");

        Assert.Equal("fast", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task Timers_DueAtTheSameTime_AllFire()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => BeginAsync("Sleep", 300)));

        var ended = await Task.WhenAll(ids.Select(id => Engine.WaitAsync(id, Patience())));

        Assert.All(ended, state => Assert.Equal(OrchestrationRuntimeStatus.Completed, state.RuntimeStatus));
    }
}
