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
        if (leased is null)
        {
            return null;
        }

        var item = new SqliteActivityWorkItem
        {
            Leased = leased,
            Id = leased.Id.ToString(),
            DeliveryAttempt = leased.Deliveries,
            LockedUntilUtc = DateTime.MaxValue,
        };
        try
        {
            item.TaskMessage = leased.ToMessage();
            return item;
        }
        catch (SqliteOrchestrationServiceException)
        {
            // Tried again, in case another version can read it, until its deliveries are used up.
            await AbandonTaskActivityWorkItemAsync(item).ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc cref="RenewTaskOrchestrationWorkItemLockAsync"/>
    public async Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem)
    {
        var item = (SqliteActivityWorkItem)workItem;
        var dispatch = Working;
        var renewed = await dispatch.Store.Writer.RunAsync(
            write => ActivityTable.Renew(
                write.Connection, item.Leased.Id, item.Leased.Lease, dispatch.Worker.Number, dispatch.Worker.LeaseEnd(write.Now)),
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
