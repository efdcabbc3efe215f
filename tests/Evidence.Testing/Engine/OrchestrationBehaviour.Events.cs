using Xunit;

namespace Evidence.Testing.Engine;

public abstract partial class OrchestrationBehaviour
{
    [BehaviourFact]
    public async Task Event_RaisedBeforeItIsAskedFor_IsKept()
    {
        var id = await BeginAsync("AskLate");
        await UntilStatusAsync(id, "sleeping");
        await Engine.RaiseEventAsync(id, "Answer", "early");

        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal("early", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task Events_OfTheSameName_AreReceivedInTheOrderRaised()
    {
        var id = await BeginAsync("GatherInOrder", 8);
        await UntilStatusAsync(id, "listening");
        foreach (var number in Enumerable.Range(0, 8))
        {
            await Engine.RaiseEventAsync(id, "Number", number);
        }

        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal(Enumerable.Range(0, 8), ended.ReadOutputAs<int[]>());
    }

    [BehaviourFact]
    public async Task Events_OfSeveralNames_EachReachTheirWaiter()
    {
        var id = await BeginAsync("GatherByName", 5);
        await UntilStatusAsync(id, "listening");
        await Engine.RaiseEventAsync(id, "Nobody waits for this", "lost");
        foreach (var index in Enumerable.Range(0, 5).Reverse())
        {
            await Engine.RaiseEventAsync(id, $"Event{index}", $"value {index}");
        }

        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal(Enumerable.Range(0, 5).Select(index => $"value {index}"), ended.ReadOutputAs<string[]>());
    }

    [BehaviourFact]
    public async Task Event_InTime_WinsOverTheTimeout()
    {
        var id = await BeginAsync("AskWithin", 60_000);
        await UntilStatusAsync(id, "listening");
        await Engine.RaiseEventAsync(id, "Answer", "in time");

        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal("in time", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task Event_ThatDoesNotCome_LosesToTheTimeout()
    {
        var ended = await RunAsync("AskWithin", 300);

        Assert.Equal("too late", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task Event_SentByAnotherOrchestration_IsReceived()
    {
        var id = await BeginAsync("AskWithin", 60_000);
        await UntilStatusAsync(id, "listening");

        var sender = await RunAsync("Relay", id);
        var ended = await Engine.WaitAsync(id, Patience());

        Assert.Equal($"from {sender.InstanceId}", ended.ReadOutputAs<string>());
    }
}
