using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.History;
using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>The statements on <c>messages</c>, the inboxes.</summary>
internal static class MessageTable
{
    /// <summary>So many messages are given to an orchestration at a time; the rest waits for its next turn.</summary>
    public const int BatchSize = 1000;

    public static void Insert(WriteContext context, long hub, OutgoingMessage message) => context.Connection.Execute(
        "INSERT INTO messages (hub, instance_id, execution_id, due_at, sent_at, type, event) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        hub, message.InstanceId, message.ExecutionId, message.DueAt, context.Now, message.Stored.Type, message.Stored.Json);

    /// <summary>The messages that are due, in the order they are to be received.</summary>
    public static List<ReceivedMessage> Due(StoreConnection connection, long hub, string instanceId, long now) => InOrder(connection.Rows(
        """
        SELECT id, due_at, sent_at, execution_id, type, event FROM messages
        WHERE hub = ?1 AND instance_id = ?2 AND due_at <= ?3 ORDER BY id LIMIT ?4
        """,
        reader => Read(reader, instanceId), hub, instanceId, now, BatchSize));

    /// <summary>
    /// Removes exactly the messages that <see cref="Due"/> gave: later ones have higher ids, timers not yet due then have later due times.
    /// </summary>
    public static void DeleteReceived(StoreConnection connection, long hub, string instanceId, long asOf, long lastId) => connection.Execute(
        "DELETE FROM messages WHERE hub = ?1 AND instance_id = ?2 AND due_at <= ?3 AND id <= ?4", hub, instanceId, asOf, lastId);

    /// <summary>When the next message of that inbox is due; null when it is empty.</summary>
    public static long? NextDue(StoreConnection connection, long hub, string instanceId) =>
        connection.Number("SELECT MIN(due_at) FROM messages WHERE hub = ?1 AND instance_id = ?2", hub, instanceId);

    public static void Clear(StoreConnection connection, long hub, string instanceId) =>
        connection.Execute("DELETE FROM messages WHERE hub = ?1 AND instance_id = ?2", hub, instanceId);

    private static ReceivedMessage Read(SqliteDataReader reader, string instanceId)
    {
        var executionId = reader.IsDBNull(3) ? null : reader.GetString(3);
        var message = new TaskMessage
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId, ExecutionId = executionId },
            SequenceNumber = reader.GetInt64(0),
            Event = HistoryJson.Read(reader.GetInt64(4), reader.GetString(5)),
        };
        return new ReceivedMessage(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), message);
    }

    /// <summary>
    /// The start first, then everything in the order sent, with each timer placed where it became due: a timer does not overtake an event that
    /// arrived before it fired only because no worker was running then.
    /// </summary>
    private static List<ReceivedMessage> InOrder(List<ReceivedMessage> messages)
    {
        var ordered = new List<ReceivedMessage>(messages.Count);
        var timers = new Queue<ReceivedMessage>(messages.Where(IsTimer).OrderBy(timer => timer.DueAt));
        foreach (var message in messages.Where(message => !IsTimer(message)).OrderBy(message => message.Message.Event is ExecutionStartedEvent ? 0 : 1))
        {
            while (timers.TryPeek(out var timer) && timer.DueAt <= message.SentAt)
            {
                ordered.Add(timers.Dequeue());
            }

            ordered.Add(message);
        }

        ordered.AddRange(timers);
        return ordered;
    }

    private static bool IsTimer(ReceivedMessage message) => message.Message.Event is TimerFiredEvent;
}
