using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.History;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>The statements on <c>instances</c> and <c>payloads</c>.</summary>
internal static class InstanceTable
{
    public static InstanceRow? Find(StoreConnection connection, long hub, string instanceId) => connection.Row(
        $"SELECT {InstanceRow.Columns} FROM instances WHERE hub = ?1 AND instance_id = ?2", InstanceRow.Read, hub, instanceId);

    public static InstanceRow? Find(StoreConnection connection, long key) => connection.Row(
        $"SELECT {InstanceRow.Columns} FROM instances WHERE key = ?1", InstanceRow.Read, key);

    /// <summary>The instance if this worker still owns it under that very lease; null when the lease was lost.</summary>
    public static InstanceRow? FindOwned(StoreConnection connection, long key, long lease, long owner) => connection.Row(
        $"SELECT {InstanceRow.Columns} FROM instances WHERE key = ?1 AND lease = ?2 AND lock_owner = ?3", InstanceRow.Read, key, lease, owner);

    /// <summary>
    /// Everything a worker owns, of every hub: a worker works for one hub, but whoever finds it dead may work for another.
    /// </summary>
    public static List<InstanceRow> OwnedBy(StoreConnection connection, long owner) => connection.Rows(
        $"SELECT {InstanceRow.Columns} FROM instances WHERE lock_owner = ?1", InstanceRow.Read, owner);

    public static List<InstanceRow> LiveChildren(StoreConnection connection, long parent) => connection.Rows(
        $"SELECT {InstanceRow.Columns} FROM instances WHERE parent = ?1 AND status IN {InstanceRow.LiveStatuses}", InstanceRow.Read, parent);

    /// <summary>Adds a pending instance that a worker may take from its scheduled start on.</summary>
    public static long Insert(WriteContext context, long hub, ExecutionStartedEvent started, string executionId, long? parent)
    {
        var scheduled = started.ScheduledStartTime?.ToUniversalTime().Ticks;
        var key = context.Connection.Number(
            """
            INSERT INTO instances (hub, instance_id, execution_id, name, version, status, created_at, updated_at, scheduled_at, parent, available_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10) RETURNING key
            """,
            hub, started.OrchestrationInstance.InstanceId, executionId, started.Name, started.Version, (long)OrchestrationStatus.Pending,
            context.Now, scheduled, parent, Math.Max(scheduled ?? 0, context.Now))!.Value;
        context.Connection.Execute(
            "INSERT INTO payloads (instance, input, tags, parent) VALUES (?1, ?2, ?3, ?4)",
            key, started.Input, HistoryJson.WriteOptional(started.Tags), HistoryJson.WriteOptional(started.ParentInstance));
        context.Effects.OrchestrationsQueued = true;
        return key;
    }

    /// <summary>Removes an instance with its history and queued activities, but not its inbox: early messages wait for the next of that id.</summary>
    public static void Delete(StoreConnection connection, long key)
    {
        connection.Execute("DELETE FROM history WHERE instance = ?1", key);
        connection.Execute("DELETE FROM activities WHERE instance = ?1", key);
        connection.Execute("DELETE FROM payloads WHERE instance = ?1", key);
        connection.Execute("DELETE FROM instances WHERE key = ?1", key);
    }

    /// <summary>Makes the instance available at that time, unless a worker owns it or it has yet to start.</summary>
    public static void Wake(WriteContext context, InstanceRow row, long dueAt)
    {
        if (row.Owner is not null)
        {
            context.Effects.Inboxes.Add(row.InstanceId);
        }
        else if (row.Status != OrchestrationStatus.Pending)
        {
            context.Connection.Execute(
                "UPDATE instances SET available_at = ?2 WHERE key = ?1 AND (available_at IS NULL OR available_at > ?2)",
                row.Key, Math.Max(dueAt, context.Now));
            context.Effects.OrchestrationsQueued = true;
        }
    }

    public static void SaveProgress(WriteContext context, long key, OrchestrationState state)
    {
        var ended = !InstanceRow.IsLiveStatus(state.OrchestrationStatus);
        context.Connection.Execute(
            """
            UPDATE instances SET execution_id = ?2, name = ?3, version = ?4, status = ?5, updated_at = ?6, completed_at = ?7, custom_status = ?8,
                deliveries = 0
            WHERE key = ?1
            """,
            key, state.OrchestrationInstance.ExecutionId, state.Name, state.Version, (long)state.OrchestrationStatus, context.Now,
            ended ? context.Now : null, state.Status);
        if (ended)
        {
            SaveOutput(context.Connection, key, state.Output, state.FailureDetails);
        }
    }

    public static void SaveOutput(StoreConnection connection, long key, string? output, FailureDetails? failure) => connection.Execute(
        "UPDATE payloads SET output = ?2, failure = ?3 WHERE instance = ?1", key, output, HistoryJson.WriteOptional(failure));

    public static void SaveInput(StoreConnection connection, long key, OrchestrationState state) => connection.Execute(
        "UPDATE payloads SET input = ?2, tags = ?3 WHERE instance = ?1", key, state.Input, HistoryJson.WriteOptional(state.Tags));

    /// <summary>Ends the lease; the instance becomes available when its next message is due.</summary>
    public static void Release(WriteContext context, long key)
    {
        var released = context.Connection.Number(
            """
            UPDATE instances SET lock_owner = NULL, available_at = (
                SELECT CASE WHEN MIN(due_at) <= ?2 THEN ?2 ELSE MIN(due_at) END FROM messages
                WHERE messages.hub = instances.hub AND messages.instance_id = instances.instance_id)
            WHERE key = ?1 RETURNING available_at
            """, key, context.Now);
        context.Effects.OrchestrationsQueued |= released is not null;
    }

    public static bool Renew(StoreConnection connection, long key, long lease, long owner, long end) => connection.Execute(
        "UPDATE instances SET available_at = ?4 WHERE key = ?1 AND lease = ?2 AND lock_owner = ?3", key, lease, owner, end) > 0;

    /// <summary>Takes deliveries back that were none.</summary>
    public static void Uncount(StoreConnection connection, long key, int deliveries) =>
        connection.Execute("UPDATE instances SET deliveries = MAX(0, deliveries - ?2) WHERE key = ?1", key, deliveries);

    /// <summary>Ends the lease of an instance that has ended: it is never available again.</summary>
    public static void Retire(StoreConnection connection, long key) =>
        connection.Execute("UPDATE instances SET lock_owner = NULL, available_at = NULL, deliveries = 0 WHERE key = ?1", key);

    /// <summary>Gives the instance back after it could not be processed; it becomes available again at that time.</summary>
    public static bool GiveBack(StoreConnection connection, long key, long lease, long owner, long availableAt, int deliveries) => connection.Execute(
        "UPDATE instances SET lock_owner = NULL, available_at = ?4, deliveries = ?5 WHERE key = ?1 AND lease = ?2 AND lock_owner = ?3",
        key, lease, owner, availableAt, deliveries) > 0;
}
