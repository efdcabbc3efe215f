using Microsoft.DurableTask.Client;
using Xunit;

namespace Evidence.Testing.Engine;

public abstract partial class OrchestrationBehaviour
{
    [BehaviourFact]
    public async Task SubOrchestration_GivesItsResultToItsParent()
    {
        var ended = await RunAsync("Delegate", "Ada");

        Assert.Equal("Hello, Ada!", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task SubOrchestrations_ManyAtATime_AllReportToTheirParent()
    {
        var ended = await RunAsync("SumOfChildren", 12);

        Assert.Equal(Enumerable.Range(0, 12).Sum(number => number + 3), ended.ReadOutputAs<int>());
    }

    [BehaviourFact]
    public async Task SubOrchestration_WithAGivenId_IsAnInstanceOfItsOwnThatKnowsItsParent()
    {
        var childId = NewId();

        var ended = await RunAsync("NameTheChild", childId);
        var child = await Engine.GetAsync(childId, withPayloads: true);

        Assert.Equal($"NameTheChild {ended.InstanceId}", ended.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, child!.RuntimeStatus);
    }

    [BehaviourFact]
    public async Task SubOrchestration_ThatFails_TellsItsParentWhatAndWhy()
    {
        var ended = await RunAsync("CatchChildFailure", "no luck");

        Assert.Equal("ThrowInOrchestrator: System.InvalidOperationException: no luck", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task SubOrchestration_WithARetryPolicy_IsRunAgainUntilItSucceeds()
    {
        var ended = await RunAsync("RetryChild", 2);

        Assert.Equal("attempt 3", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task SubOrchestration_ThatUsesUpItsRetries_FailsItsParent()
    {
        var ended = await RunAsync("RetryChild", 9);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("attempt 3 failed", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(3, Probe.Of(ended.InstanceId).Count);
    }
}
