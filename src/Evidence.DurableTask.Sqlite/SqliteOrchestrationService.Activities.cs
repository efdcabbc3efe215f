using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Evidence.DurableTask.Sqlite.Storage;
using Evidence.DurableTask.Sqlite.Work;

namespace Evidence.DurableTask.Sqlite;

public sealed partial class SqliteOrchestrationService
{
    /// <summary>Waits for an activity to run and leases it; null when there was none within the timeout.</summary>
    public async Task<TaskActivityWorkItem?> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var leased = await Working.Activities.NextAsync(receiveTimeout, cancellationToken).ConfigureAwait(false);
        return leased is null ? null : new SqliteActivityWorkItem
        {
            Leased = leased,
            Id = leased.Id.ToString(),
            TaskMessage = leased.Message,
            DeliveryAttempt = leased.Deliveries,
            LockedUntilUtc = DateTime.MaxValue,
        };
    }

    /// <inheritdoc cref="RenewTaskOrchestrationWorkItemLockAsync"/>
    public async Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem)
    {
        var item = (SqliteActivityWorkItem)workItem;
        var dispatch = Working;
        var renewed = await dispatch.Store.Writer.RunAsync(
            write => write.Connection.Execute(
                "UPDATE activities SET available_at = ?4 WHERE id = ?1 AND lease = ?2 AND lock_owner = ?3",
                item.Leased.Id, item.Leased.Lease, dispatch.Worker.Number, dispatch.Worker.LeaseEnd(write.Now)) > 0,
            durable: false).ConfigureAwait(false);
        return renewed ? workItem : throw Lost(item);
    }

    /// <summary>Removes a finished activity and delivers its result, in one transaction.</summary>
    /// <exception cref="SessionAbortedException">The lease was lost; the result is discarded.</exception>
    public async Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        var item = (SqliteActivityWorkItem)workItem;
        var response = OutgoingMessage.Of(responseMessage);
        var dispatch = Working;
        try
        {
            if (!await dispatch.Store.Writer.RunAsync(write => Complete(write, dispatch, item.Leased, response)).ConfigureAwait(false))
            {
                throw Lost(item);
            }

            dispatch.Activities.Done(item.Leased);
        }
        catch (SqliteOrchestrationServiceException)
        {
            item.StoreFailed = true;
            throw;
        }
    }

    /// <summary>Gives an activity back that could not be run; it is handed out again after a growing delay.</summary>
    public async Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem)
    {
        var item = (SqliteActivityWorkItem)workItem;
        var dispatch = Working;
        dispatch.Activities.Done(item.Leased);
        var deliveries = item.StoreFailed ? item.Leased.Deliveries - 1 : item.Leased.Deliveries;
        var delay = Suspicion.Backoff(item.Leased.Deliveries);
        var wasOwned = await dispatch.Store.Writer.RunAsync(
            write =>
            {
                write.Effects.ActivitiesQueued = true;
                return ActivityTable.GiveBack(
                    write.Connection, item.Leased.Id, item.Leased.Lease, dispatch.Worker.Number, write.Now + delay.Ticks, deliveries);
            },
            durable: false).ConfigureAwait(false);
        if (wasOwned)
        {
            _log.GivenBack($"activity {item.Id}", delay, item.Leased.Deliveries);
        }
    }

    private static bool Complete(WriteContext write, Dispatch dispatch, LeasedActivity leased, OutgoingMessage response)
    {
        if (!ActivityTable.Delete(write.Connection, leased.Id, leased.Lease, dispatch.Worker.Number))
        {
            return false;
        }

        Inbox.Deliver(write, dispatch.Store.Hub, response);
        return true;
    }

    private SessionAbortedException Lost(SqliteActivityWorkItem item)
    {
        Working.Activities.Done(item.Leased);
        _log.LeaseLost($"activity {item.Id}");
        return new SessionAbortedException($"The lease on activity {item.Id} was lost to another worker. Its result is discarded.");
    }
}
