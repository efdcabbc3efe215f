using DurableTask.Core;
using DurableTask.Core.History;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>A message on its way into an inbox.</summary>
/// <param name="InstanceId">Whose inbox.</param>
/// <param name="ExecutionId">The one execution it is meant for; null for whichever is current.</param>
/// <param name="DueAt">UTC ticks from which it may be received; 0 for at once.</param>
/// <param name="Event">What it says.</param>
/// <param name="Stored">The same, as stored.</param>
internal sealed record OutgoingMessage(string InstanceId, string? ExecutionId, long DueAt, HistoryEvent Event, StoredEvent Stored)
{
    public static OutgoingMessage Of(TaskMessage message) => new(
        message.OrchestrationInstance.InstanceId,
        string.IsNullOrEmpty(message.OrchestrationInstance.ExecutionId) ? null : message.OrchestrationInstance.ExecutionId,
        DueTime(message.Event),
        message.Event,
        StoredEvent.Of(message.Event));

    public static OutgoingMessage Of(string instanceId, string? executionId, HistoryEvent message) =>
        new(instanceId, executionId, DueTime(message), message, StoredEvent.Of(message));

    private static long DueTime(HistoryEvent message) => message switch
    {
        TimerFiredEvent timer => timer.FireAt.ToUniversalTime().Ticks,
        ExecutionStartedEvent { ScheduledStartTime: { } start } => start.ToUniversalTime().Ticks,
        _ => 0,
    };
}
