using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Shims;

namespace Evidence.Hosting.Engine;

/// <summary>One orchestrator as the Durable Task Framework runs it. The shim is made late, when the parent is known.</summary>
internal sealed class HostedOrchestration(TaskName name, ITaskOrchestrator orchestrator, DurableTaskShimFactory shims) : TaskOrchestration
{
    private TaskOrchestration? _shim;

    public ParentInstance? Parent { get; set; }

    public override Task<string> Execute(OrchestrationContext context, string input)
    {
        _shim = shims.CreateOrchestration(name, orchestrator, ParentOf(Parent));
        return _shim.Execute(context, input);
    }

    public override void RaiseEvent(OrchestrationContext context, string name, string input) => _shim?.RaiseEvent(context, name, input);

    public override string? GetStatus() => _shim?.GetStatus();

    private static ParentOrchestrationInstance? ParentOf(ParentInstance? parent) =>
        parent is null ? null : new ParentOrchestrationInstance(new TaskName(parent.Name), parent.OrchestrationInstance.InstanceId);
}
