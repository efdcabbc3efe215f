using DurableTask.Core;
using DurableTask.Core.Exceptions;

namespace Evidence.Hosting.Engine;

/// <summary>Stands in for an orchestrator nobody registered: fails at once rather than being tried for ever.</summary>
internal sealed class MissingOrchestration(string name) : TaskOrchestration
{
    public override Task<string> Execute(OrchestrationContext context, string input)
    {
        var text = $"No orchestrator named '{name}' is registered on this worker.";
        var details = new FailureDetails("OrchestratorTaskNotFound", text, null, null, isNonRetriable: true);
        return Task.FromException<string>(new TaskFailedException(text, null) { FailureDetails = details });
    }

    public override void RaiseEvent(OrchestrationContext context, string name, string input)
    {
    }

    public override string? GetStatus() => null;
}
