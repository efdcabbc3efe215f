using Microsoft.DurableTask.Client;
using Xunit;

namespace Evidence.Testing.Engine;

public abstract partial class OrchestrationBehaviour
{
    [BehaviourFact]
    public async Task Orchestration_WithNothingToDo_Completes()
    {
        var ended = await RunAsync("DoNothing");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal("done", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task Orchestration_WithOneActivity_ReturnsItsResult()
    {
        var ended = await RunAsync("Greet", "Åse");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal("Hello, Åse!", ended.ReadOutputAs<string>());
        Assert.Equal("Åse", ended.ReadInputAs<string>());
    }

    [BehaviourFact]
    public async Task Activities_InAChain_EachGetTheResultOfTheOneBefore_AndRunOnce()
    {
        var ended = await RunAsync("AddThreeTimes", 4);

        Assert.Equal(7, ended.ReadOutputAs<int>());
        Assert.Equal(3, Probe.Of(ended.InstanceId).Count);
    }

    [BehaviourFact]
    public async Task FanOut_OfManyActivities_GathersEveryResultInOrder()
    {
        var ended = await RunAsync("SquareAll", 60);

        Assert.Equal(Enumerable.Range(0, 60).Select(number => number * number), ended.ReadOutputAs<int[]>());
        Assert.Equal(60, Probe.Of(ended.InstanceId).Distinct().Count());
        Assert.Equal(60, Probe.Of(ended.InstanceId).Count);
    }

    [BehaviourFact]
    public async Task Activities_ScheduledTogether_RunAtTheSameTime()
    {
        var ended = await RunAsync("Meet");

        Assert.True(ended.ReadOutputAs<bool>());
    }

    [BehaviourFact]
    public async Task Payloads_OfHalfAMegabyte_ArriveWhole()
    {
        var ended = await RunAsync("CarryText", 500_000);

        Assert.Equal(500_000, ended.ReadOutputAs<int>());
    }

    [BehaviourFact]
    public async Task Orchestrations_ManyAtATime_DoNotDisturbEachOther()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => BeginAsync("AddThreeTimes", number * 100)));

        var ended = await Task.WhenAll(ids.Select(id => Engine.WaitAsync(id, Patience())));

        Assert.Equal(Enumerable.Range(0, 20).Select(number => (number * 100) + 3), ended.Select(state => state.ReadOutputAs<int>()));
    }
}
