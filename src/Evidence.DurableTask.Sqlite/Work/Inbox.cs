using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Puts messages into inboxes, inside the sender's transaction.</summary>
internal static class Inbox
{
    /// <summary>
    /// Delivers a message to whichever instance has that id. An event for an id nobody has started yet is kept for it; anything else that
    /// nobody could receive (an end, another execution) is discarded and named in the effects.
    /// </summary>
    public static void Deliver(WriteContext context, long hub, OutgoingMessage message)
    {
        var row = InstanceTable.Find(context.Connection, hub, message.InstanceId);
        if (Obstacle(row, message) is { } reason)
        {
            context.Effects.Discarded.Add((message.Event.EventType.ToString(), message.InstanceId, reason));
            return;
        }

        MessageTable.Insert(context, hub, message);
        if (row is not null)
        {
            InstanceTable.Wake(context, row, message.DueAt);
        }
    }

    /// <summary>Delivers the result of an activity or child to the very execution that asked for it.</summary>
    public static void Deliver(WriteContext context, long hub, string instanceId, string? executionId, HistoryEvent message) =>
        Deliver(context, hub, OutgoingMessage.Of(instanceId, executionId, message));

    /// <summary>Starts a sub-orchestration, or tells the parent at once that its id is taken.</summary>
    public static void StartChild(WriteContext context, long hub, OutgoingMessage message, long parentKey)
    {
        var started = (ExecutionStartedEvent)message.Event;
        var existing = InstanceTable.Find(context.Connection, hub, message.InstanceId);
        if (existing is { IsLive: true })
        {
            Refuse(context, hub, started, existing);
            return;
        }

        var isAwaited = !IsFireAndForget(started);
        Replace(context, hub, existing, message, started, isAwaited ? parentKey : null);
    }

    /// <summary>Starts an instance in the place of one that has that id already, if any.</summary>
    public static void Replace(
        WriteContext context, long hub, InstanceRow? existing, OutgoingMessage message, ExecutionStartedEvent started, long? parentKey)
    {
        if (existing is not null)
        {
            InstanceTable.Delete(context.Connection, existing.Key);
            MessageTable.Clear(context.Connection, hub, existing.InstanceId);
        }

        InstanceTable.Insert(context, hub, started, message.ExecutionId ?? started.OrchestrationInstance.ExecutionId, parentKey);
        MessageTable.Insert(context, hub, message);
    }

    /// <summary>Whether the parent of that sub-orchestration does not wait for it.</summary>
    public static bool IsFireAndForget(ExecutionStartedEvent started) => started.Tags?.ContainsKey(OrchestrationTags.FireAndForget) == true;

    private static void Refuse(WriteContext context, long hub, ExecutionStartedEvent started, InstanceRow existing)
    {
        if (started.ParentInstance is not { } parent || IsFireAndForget(started))
        {
            context.Effects.Discarded.Add((nameof(EventType.ExecutionStarted), existing.InstanceId, "an instance of that id is still going on"));
            return;
        }

        var text = $"Sub-orchestration '{started.Name}' cannot start: instance '{existing.InstanceId}' is still {existing.Status}. "
            + "Choose another instance id.";
        var failure = new FailureDetails("OrchestrationAlreadyExists", text, null, null, isNonRetriable: true);
        var answer = new SubOrchestrationInstanceFailedEvent(-1, parent.TaskScheduleId, text, null, failure);
        Deliver(context, hub, parent.OrchestrationInstance.InstanceId, parent.OrchestrationInstance.ExecutionId, answer);
    }

    private static string? Obstacle(InstanceRow? row, OutgoingMessage message) => row switch
    {
        null => message.Event is EventRaisedEvent ? null : "no such instance",
        { IsLive: false } => $"the instance is {row.Status}",
        _ when message.ExecutionId is not null && message.ExecutionId != row.ExecutionId => "it belongs to an earlier execution",
        _ => null,
    };
}
