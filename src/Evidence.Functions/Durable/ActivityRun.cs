using Evidence.Hosting.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Evidence.Functions.Durable;

/// <summary>Runs an activity class within the invocation of its function.</summary>
internal static class ActivityRun
{
    /// <summary>Runs it and measures it.</summary>
    public static Task<TOutput> InvokeAsync<TInput, TOutput>(this TaskActivity<TInput, TOutput> activity, FunctionContext invocation, TInput input) =>
        ActivityObservation.RunAsync(invocation.FunctionDefinition.Name, () => activity.RunAsync(new InvocationContext(invocation), input));

    private sealed class InvocationContext(FunctionContext invocation) : TaskActivityContext
    {
        public override TaskName Name => invocation.FunctionDefinition.Name;

        public override string InstanceId => invocation.BindingContext.BindingData.TryGetValue("instanceId", out var id) ? id as string ?? "" : "";
    }
}
