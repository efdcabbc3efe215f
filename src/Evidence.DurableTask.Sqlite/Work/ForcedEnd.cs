using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Ends an instance without running it: terminated before it started, delivered too often, or with a history that cannot be read.</summary>
internal static class ForcedEnd
{
    /// <summary>
    /// Ends a live instance; its parent, if one waits, is told. The cause, where there is one, goes into the history before the end.
    /// </summary>
    public static void Write(WriteContext context, long hub, InstanceRow row, HistoryEvent? cause, ExecutionCompletedEvent completion)
    {
        var connection = context.Connection;
        var start = StartOf(connection, hub, row);
        AppendEnd(connection, row, start, cause, completion);
        connection.Execute(
            "UPDATE instances SET status = ?2, updated_at = ?3, completed_at = ?3 WHERE key = ?1",
            row.Key, (long)completion.OrchestrationStatus, context.Now);
        InstanceTable.SaveOutput(connection, row.Key, completion.FailureDetails?.ToString() ?? completion.Result, completion.FailureDetails);
        Tidy(context, hub, row, completion.OrchestrationStatus);
        if (start is not null)
        {
            TellParent(context, hub, start, completion);
        }
    }

    /// <summary>Fails an instance this worker owns and cannot read.</summary>
    public static bool FailUnreadable(WriteContext context, long hub, LeasedInstance leased, long owner, string reason)
    {
        var row = InstanceTable.FindOwned(context.Connection, leased.Key, leased.Lease, owner);
        if (row is null)
        {
            return false;
        }

        Fail(context, hub, row.Key, "InvalidHistory", reason);
        return true;
    }

    /// <summary>Fails a live instance.</summary>
    public static void Fail(WriteContext context, long hub, long key, string errorType, string reason)
    {
        if (InstanceTable.Find(context.Connection, key) is { IsLive: true } row)
        {
            var failure = new FailureDetails(errorType, reason, null, null, isNonRetriable: true);
            Write(context, hub, row, null, new ExecutionCompletedEvent(-1, reason, OrchestrationStatus.Failed, failure));
        }
    }

    /// <summary>
    /// What every end brings with it: no inbox, no lease; a terminated instance takes its queued activities and its children along.
    /// </summary>
    public static void Tidy(WriteContext context, long hub, InstanceRow row, OrchestrationStatus status)
    {
        MessageTable.Clear(context.Connection, hub, row.InstanceId);
        InstanceTable.Retire(context.Connection, row.Key);
        context.Effects.Ended.Add(row.InstanceId);
        if (status == OrchestrationStatus.Terminated)
        {
            ActivityTable.DeleteQueued(context.Connection, row.Key);
            foreach (var child in InstanceTable.LiveChildren(context.Connection, row.Key))
            {
                Terminate(context, hub, child, $"Its parent '{row.InstanceId}' was terminated.");
            }
        }
    }

    /// <summary>Terminates a live instance: at once when it has not started, otherwise as soon as a worker advances it.</summary>
    public static void Terminate(WriteContext context, long hub, InstanceRow row, string reason)
    {
        var terminated = new ExecutionTerminatedEvent(-1, reason);
        if (row is { Status: OrchestrationStatus.Pending, Owner: null })
        {
            Write(context, hub, row, terminated, new ExecutionCompletedEvent(-1, reason, OrchestrationStatus.Terminated));
        }
        else
        {
            Inbox.Deliver(context, hub, row.InstanceId, null, terminated);
        }
    }

    private static ExecutionStartedEvent? StartOf(StoreConnection connection, long hub, InstanceRow row)
    {
        try
        {
            return HistoryTable.Load(connection, row.Key).OfType<ExecutionStartedEvent>().FirstOrDefault()
                ?? MessageTable.Due(connection, hub, row.InstanceId, long.MaxValue)
                    .Select(message => message.Message.Event).OfType<ExecutionStartedEvent>().FirstOrDefault();
        }
        catch (SqliteOrchestrationServiceException fault) when (fault.IsAboutContent)
        {
            // A history that cannot be read is a reason to end an instance; its parent is then not known.
            return null;
        }
    }

    private static void AppendEnd(
        StoreConnection connection, InstanceRow row, ExecutionStartedEvent? start, HistoryEvent? cause, ExecutionCompletedEvent completion)
    {
        var length = HistoryTable.Length(connection, row.Key);
        var unseenStart = length == 0 ? start : null;
        HistoryEvent?[] events = [new OrchestratorStartedEvent(-1), unseenStart, cause, completion, new OrchestratorCompletedEvent(-1)];
        HistoryTable.Append(connection, row.Key, length, events.OfType<HistoryEvent>().Select(StoredEvent.Of));
    }

    private static void TellParent(WriteContext context, long hub, ExecutionStartedEvent start, ExecutionCompletedEvent completion)
    {
        if (start.ParentInstance is { } parent && !Inbox.IsFireAndForget(start))
        {
            var answer = new SubOrchestrationInstanceFailedEvent(-1, parent.TaskScheduleId, completion.Result, null, completion.FailureDetails);
            Inbox.Deliver(context, hub, parent.OrchestrationInstance.InstanceId, parent.OrchestrationInstance.ExecutionId, answer);
        }
    }
}
