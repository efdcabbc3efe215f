using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Engine;

/// <summary>Activities by name, as the Durable Task Framework asks for them.</summary>
internal sealed class RegisteredActivities : INameVersionObjectManager<TaskActivity>
{
    private readonly Dictionary<TaskName, Func<IServiceProvider, ITaskActivity>> _factories = [];
    private readonly IServiceScopeFactory _scopes;
    private readonly DurableTaskShimFactory _shims;

    public RegisteredActivities(
        IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> registered,
        IServiceScopeFactory scopes,
        DurableTaskShimFactory shims)
    {
        _scopes = scopes;
        _shims = shims;
        foreach (var (name, factory) in registered)
        {
            _factories.TryAdd(name, factory);
        }
    }

    /// <summary>Dispatcher middleware: an activity nobody registered fails at once rather than being tried for ever.</summary>
    public static Task FailMissing(DispatchMiddlewareContext context, Func<Task> next)
    {
        if (context.GetProperty<TaskActivity>() is not null)
        {
            return next();
        }

        var scheduled = context.GetProperty<TaskScheduledEvent>();
        var text = $"No activity named '{scheduled.Name}' is registered on this worker.";
        var failure = new FailureDetails("ActivityTaskNotFound", text, null, null, isNonRetriable: true);
        context.SetProperty(new ActivityExecutionResult { ResponseEvent = new TaskFailedEvent(-1, scheduled.EventId, text, null, failure) });
        return Task.CompletedTask;
    }

    public void Add(ObjectCreator<TaskActivity> creator) =>
        throw new NotSupportedException("Register activities in the DurableTaskRegistry this engine is made with.");

    public TaskActivity? GetObject(string name, string? version)
    {
        var taskName = new TaskName(name);
        return _factories.TryGetValue(taskName, out var factory) ? new HostedActivity(taskName, factory, _scopes, _shims) : null;
    }
}
