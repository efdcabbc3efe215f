using DurableTask.Core;
using DurableTask.Core.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Shims;

namespace Evidence.Hosting.Engine;

/// <summary>Orchestrators by name, as the Durable Task Framework asks for them.</summary>
internal sealed class RegisteredOrchestrators : INameVersionObjectManager<TaskOrchestration>
{
    private readonly Dictionary<TaskName, Func<IServiceProvider, ITaskOrchestrator>> _factories = [];
    private readonly IServiceProvider _services;
    private readonly DurableTaskShimFactory _shims;

    public RegisteredOrchestrators(
        IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> registered,
        IServiceProvider services,
        DurableTaskShimFactory shims)
    {
        _services = services;
        _shims = shims;
        foreach (var (name, factory) in registered)
        {
            _factories.TryAdd(name, factory);
        }
    }

    /// <summary>Dispatcher middleware: tells an orchestrator which instance started it, which only the runtime state knows.</summary>
    public static Task TellParent(DispatchMiddlewareContext context, Func<Task> next)
    {
        if (context.GetProperty<TaskOrchestration>() is HostedOrchestration hosted)
        {
            hosted.Parent = context.GetProperty<OrchestrationRuntimeState>()?.ParentInstance;
        }

        return next();
    }

    public void Add(ObjectCreator<TaskOrchestration> creator) =>
        throw new NotSupportedException("Register orchestrators in the DurableTaskRegistry this engine is made with.");

    public TaskOrchestration GetObject(string name, string? version)
    {
        var taskName = new TaskName(name);
        return _factories.TryGetValue(taskName, out var factory)
            ? new HostedOrchestration(taskName, factory(_services), _shims)
            : new MissingOrchestration(name);
    }
}
