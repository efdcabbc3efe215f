using Microsoft.DurableTask.Client;
using Xunit;

namespace Evidence.Testing.Engine;

/// <summary>
/// What every store of the Durable Task engine must do. Derive it with a fixture that starts the engine on a store; the list of what to prove
/// follows the integration tests of microsoft/durabletask-dotnet.
/// </summary>
public abstract partial class OrchestrationBehaviour(EngineFixture fixture)
{
    private IEngineUnderTest Engine => fixture.Engine;

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token;

    /// <summary>Starts an orchestration under a new id and waits for its end.</summary>
    private async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null)
    {
        var id = await BeginAsync(orchestrator, input);
        return await Engine.WaitAsync(id, Patience());
    }

    private async Task<string> BeginAsync(string orchestrator, object? input = null)
    {
        var id = NewId();
        await Engine.StartAsync(orchestrator, id, input);
        return id;
    }

    /// <summary>Waits until the instance is as the condition says.</summary>
    private async Task<OrchestrationMetadata> UntilAsync(string id, Func<OrchestrationMetadata, bool> condition)
    {
        var patience = Patience();
        while (true)
        {
            if (await Engine.GetAsync(id, withPayloads: true) is { } state && condition(state))
            {
                return state;
            }

            await Task.Delay(20, patience);
        }
    }

    /// <summary>What made a failed instance fail, where the store keeps it.</summary>
    private void AssertCause(OrchestrationMetadata ended, string errorType, string errorMessage)
    {
        if (fixture.KeepsInnerFailures)
        {
            Assert.Equal(errorType, ended.FailureDetails!.InnerFailure!.ErrorType);
            Assert.Contains(errorMessage, ended.FailureDetails.InnerFailure.ErrorMessage, StringComparison.Ordinal);
        }
    }

    private Task<OrchestrationMetadata> UntilStatusAsync(string id, string customStatus) =>
        UntilAsync(id, state => state.SerializedCustomStatus is not null && state.ReadCustomStatusAs<string>() == customStatus);
}
