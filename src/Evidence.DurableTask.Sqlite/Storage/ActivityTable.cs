namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>The statements on <c>activities</c>, the queue of work to run.</summary>
internal static class ActivityTable
{
    public static void Insert(WriteContext context, long hub, InstanceRow instance, QueuedActivity activity)
    {
        context.Connection.Execute(
            "INSERT INTO activities (hub, instance, instance_id, execution_id, available_at, event, context) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            hub, instance.Key, instance.InstanceId, activity.ExecutionId, context.Now, activity.Event, activity.Context);
        context.Effects.ActivitiesQueued = true;
    }

    /// <summary>Removes an activity this worker owns under that very lease; false when the lease was lost.</summary>
    public static bool Delete(StoreConnection connection, long id, long lease, long owner) =>
        connection.Execute("DELETE FROM activities WHERE id = ?1 AND lease = ?2 AND lock_owner = ?3", id, lease, owner) > 0;

    /// <summary>Removes what no worker has begun yet.</summary>
    public static void DeleteQueued(StoreConnection connection, long instance) =>
        connection.Execute("DELETE FROM activities WHERE instance = ?1 AND lock_owner IS NULL", instance);

    public static bool Renew(StoreConnection connection, long id, long lease, long owner, long end) => connection.Execute(
        "UPDATE activities SET available_at = ?4 WHERE id = ?1 AND lease = ?2 AND lock_owner = ?3", id, lease, owner, end) > 0;

    public static bool GiveBack(StoreConnection connection, long id, long lease, long owner, long availableAt, int deliveries) => connection.Execute(
        "UPDATE activities SET lock_owner = NULL, available_at = ?4, deliveries = ?5 WHERE id = ?1 AND lease = ?2 AND lock_owner = ?3",
        id, lease, owner, availableAt, deliveries) > 0;

}
