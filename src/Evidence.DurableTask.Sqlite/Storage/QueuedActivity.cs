using DurableTask.Core;
using Evidence.DurableTask.Sqlite.History;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>An activity to queue, as it is stored.</summary>
/// <param name="ExecutionId">The execution that waits for its result.</param>
/// <param name="Event">The event that schedules it.</param>
/// <param name="Context">What travels with it (the tags of the orchestration), where there is any.</param>
internal sealed record QueuedActivity(string ExecutionId, string Event, string? Context)
{
    public static QueuedActivity Of(TaskMessage message)
    {
        var context = message.OrchestrationExecutionContext;
        var stored = context?.OrchestrationTags is { Count: > 0 } ? HistoryJson.WriteOptional(context) : null;
        return new(message.OrchestrationInstance.ExecutionId, HistoryJson.Write(message.Event), stored);
    }
}
