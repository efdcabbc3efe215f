using Microsoft.DurableTask.Client;
using Xunit;

namespace Evidence.Testing.Engine;

public abstract partial class OrchestrationBehaviour
{
    [BehaviourFact]
    public async Task Orchestrator_ThatThrows_FailsWithTypeAndMessage()
    {
        var ended = await RunAsync("ThrowInOrchestrator", "broken");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal("System.InvalidOperationException", ended.FailureDetails!.ErrorType);
        Assert.Equal("broken", ended.FailureDetails.ErrorMessage);
    }

    [BehaviourFact]
    public async Task Activity_ThatThrows_FailsItsOrchestrationNamingItself()
    {
        var ended = await RunAsync("ThrowInActivity", "broken");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("'Throw'", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("broken", ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        AssertCause(ended, "System.InvalidOperationException", "broken");
        Assert.Single(Probe.Of(ended.InstanceId));
    }

    [BehaviourFact]
    public async Task Failure_OfAnActivity_CanBeCaughtByType_WithItsCause()
    {
        var ended = await RunAsync("CatchByType", "broken");

        Assert.Equal(
            ["Throw", "System.InvalidOperationException", "broken", "System.FormatException", "the cause"], ended.ReadOutputAs<string[]>()!);
    }

    [BehaviourFact]
    public async Task Activity_WithARetryPolicy_IsRunAgainUntilItSucceeds()
    {
        var ended = await RunAsync("RetryByPolicy", 2);

        Assert.Equal("attempt 3", ended.ReadOutputAs<string>());
    }

    [BehaviourFact]
    public async Task Activity_ThatUsesUpItsRetries_FailsItsOrchestration()
    {
        var ended = await RunAsync("RetryByPolicy", 9);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal(3, Probe.Of(ended.InstanceId).Count);
    }

    [BehaviourFact]
    public async Task Activity_WithARetryHandler_IsRunAgainAsLongAsTheHandlerSays()
    {
        var succeeded = await RunAsync("RetryByHandler", 4);
        var gaveUp = await RunAsync("RetryByHandler", 9);

        Assert.Equal("attempt 5", succeeded.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, gaveUp.RuntimeStatus);
        Assert.Equal(5, Probe.Of(gaveUp.InstanceId).Count);
    }

    [BehaviourFact]
    public async Task Orchestrator_NobodyRegistered_FailsCleanly()
    {
        var ended = await RunAsync("NobodyRegisteredThis");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal("OrchestratorTaskNotFound", ended.FailureDetails!.ErrorType);
        Assert.Contains("NobodyRegisteredThis", ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [BehaviourFact]
    public async Task SubOrchestrator_NobodyRegistered_FailsItsParent()
    {
        var ended = await RunAsync("DelegateToTheUnknown");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("NobodyRegisteredThis", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [BehaviourFact]
    public async Task Activity_NobodyRegistered_FailsAtOnceWithoutRetries()
    {
        var ended = await RunAsync("CallTheUnknown");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("NobodyRegisteredThis", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        AssertCause(ended, "ActivityTaskNotFound", "NobodyRegisteredThis");
    }

    [BehaviourFact]
    public async Task Orchestrator_WithInputOfAnotherShape_FailsCleanly()
    {
        var ended = await RunAsync("AddThreeTimes", "not a number");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.NotNull(ended.FailureDetails);
    }
}
