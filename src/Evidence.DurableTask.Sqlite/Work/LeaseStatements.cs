using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.Storage;
using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Leases instances and activities that are available; fails at once those that were handed out too often.</summary>
internal sealed class LeaseStatements(long hub, Worker worker, int maxDeliveries, ServiceLog log)
{
    private const string LeaseInstances = """
        UPDATE instances SET lock_owner = ?1, lease = lease + 1, deliveries = deliveries + 1, available_at = ?2
        WHERE key IN (SELECT key FROM instances WHERE hub = ?3 AND available_at <= ?4 AND {0} ORDER BY available_at LIMIT ?5)
        RETURNING key, instance_id, lease, deliveries
        """;

    private const string LeaseActivities = """
        UPDATE activities SET lock_owner = ?1, lease = lease + 1, deliveries = deliveries + 1, available_at = ?2
        WHERE id IN (SELECT id FROM activities WHERE hub = ?3 AND available_at <= ?4 AND {0} ORDER BY available_at, id LIMIT ?5)
        RETURNING id, instance, lease, deliveries, instance_id, execution_id, event, context
        """;

    private static readonly string FreshInstances = LeaseInstances.Replace("{0}", "deliveries < 2", StringComparison.Ordinal);
    private static readonly string SuspectInstances = LeaseInstances.Replace("{0}", "deliveries >= 2", StringComparison.Ordinal);
    private static readonly string FreshActivities = LeaseActivities.Replace("{0}", "deliveries < 2", StringComparison.Ordinal);
    private static readonly string SuspectActivities = LeaseActivities.Replace("{0}", "deliveries >= 2", StringComparison.Ordinal);

    public List<LeasedInstance> Instances(WriteContext write, LeaseRequest request)
    {
        var leased = Lease(write, request, FreshInstances, SuspectInstances, ReadInstance);
        foreach (var poisoned in leased.Where(IsPoisoned))
        {
            Fail(write, poisoned);
        }

        leased.RemoveAll(IsPoisoned);
        return leased;
    }

    public List<LeasedActivity> Activities(WriteContext write, LeaseRequest request)
    {
        var leased = Lease(write, request, FreshActivities, SuspectActivities, ReadActivity);
        foreach (var poisoned in leased.Where(IsPoisoned))
        {
            Fail(write, poisoned);
        }

        leased.RemoveAll(IsPoisoned);
        return leased;
    }

    private List<T> Lease<T>(WriteContext write, LeaseRequest request, string fresh, string suspect, Func<SqliteDataReader, T> read)
    {
        var end = worker.LeaseEnd(write.Now);
        var leased = write.Connection.Rows(fresh, read, worker.Number, end, hub, write.Now, request.Count);
        if (leased.Count < request.Count && !request.HoldsSuspect)
        {
            leased.AddRange(write.Connection.Rows(suspect, read, worker.Number, end, hub, write.Now, 1));
        }

        return leased;
    }

    private bool IsPoisoned(ILeased work) => work.Deliveries > maxDeliveries;

    private void Fail(WriteContext write, LeasedInstance poisoned)
    {
        var row = InstanceTable.Find(write.Connection, poisoned.Key)!;
        var failure = Failure($"Orchestration '{poisoned.InstanceId}'");
        var completion = new ExecutionCompletedEvent(-1, failure.ErrorMessage, OrchestrationStatus.Failed, failure);
        ForcedEnd.Write(write, hub, row, null, completion);
        log.Poisoned(poisoned.InstanceId, maxDeliveries);
    }

    private void Fail(WriteContext write, LeasedActivity poisoned)
    {
        ActivityTable.Delete(write.Connection, poisoned.Id, poisoned.Lease, worker.Number);
        try
        {
            var scheduled = (TaskScheduledEvent)poisoned.ToMessage().Event;
            var failure = Failure($"Activity '{scheduled.Name}'");
            var answer = new TaskFailedEvent(-1, scheduled.EventId, failure.ErrorMessage, null, failure);
            Inbox.Deliver(write, hub, poisoned.InstanceId, poisoned.ExecutionId, answer);
        }
        catch (SqliteOrchestrationServiceException unreadable)
        {
            // Nobody can say which result the orchestration waits for, so it can only fail as a whole.
            ForcedEnd.Fail(write, hub, poisoned.Instance, "InvalidActivity", unreadable.Message);
        }

        log.Poisoned($"An activity of {poisoned.InstanceId}", maxDeliveries);
    }

    private FailureDetails Failure(string what) => new(
        SqliteOrchestrationService.DeliveryLimitExceeded,
        $"{what} was handed to a worker {maxDeliveries} times and never finished: each time the process ended, or gave it back in error.",
        null,
        null,
        isNonRetriable: true);

    private static LeasedInstance ReadInstance(SqliteDataReader reader) =>
        new(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt32(3));

    private static LeasedActivity ReadActivity(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetInt64(1),
        reader.GetInt64(2),
        reader.GetInt32(3),
        reader.GetString(4),
        reader.GetString(5),
        reader.GetString(6),
        reader.IsDBNull(7) ? null : reader.GetString(7));
}
