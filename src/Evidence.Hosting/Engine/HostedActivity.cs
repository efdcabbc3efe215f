using DurableTask.Core;
using Evidence.Hosting.Telemetry;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Engine;

/// <summary>One activity as the Durable Task Framework runs it, in a dependency injection scope that ends with the run.</summary>
internal sealed class HostedActivity(
    TaskName name, Func<IServiceProvider, ITaskActivity> factory, IServiceScopeFactory scopes, DurableTaskShimFactory shims) : TaskActivity
{
    public override async Task<string> RunAsync(TaskContext context, string input)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await shims.CreateActivity(name, new ObservedActivity(name, factory(scope.ServiceProvider))).RunAsync(context, input).ConfigureAwait(false);
        }
    }

    public override string Run(TaskContext context, string input) =>
        throw new NotSupportedException("Activities run asynchronously; the framework calls RunAsync.");
}
