using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Evidence.DurableTask.Sqlite.Storage;
using Evidence.DurableTask.Sqlite.Work;

namespace Evidence.DurableTask.Sqlite;

public sealed partial class SqliteOrchestrationService
{
    /// <summary>Waits for an orchestration that has something to do and leases it; null when none had within the timeout.</summary>
    public async Task<TaskOrchestrationWorkItem?> LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var began = _options.TimeProvider.GetTimestamp();
        while (true)
        {
            var left = receiveTimeout - _options.TimeProvider.GetElapsedTime(began);
            var leased = await Working.Instances.NextAsync(left, cancellationToken).ConfigureAwait(false);
            if (leased is null)
            {
                return null;
            }

            if (await LoadAsync(leased).ConfigureAwait(false) is { } item)
            {
                return item;
            }
        }
    }

    /// <summary>
    /// Renews the lease now. Not needed: this service renews all its leases by itself, which is why work items never say when they end.
    /// </summary>
    /// <exception cref="SessionAbortedException">The lease was lost.</exception>
    public async Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem)
    {
        var item = (SqliteOrchestrationWorkItem)workItem;
        var dispatch = Working;
        var renewed = await dispatch.Store.Writer.RunAsync(
            write => InstanceTable.Renew(
                write.Connection, item.Leased.Key, item.Leased.Lease, dispatch.Worker.Number, dispatch.Worker.LeaseEnd(write.Now)),
            durable: false).ConfigureAwait(false);
        if (!renewed)
        {
            throw Lost(item);
        }
    }

    /// <summary>Saves one turn of an orchestration and everything it sends, in one transaction.</summary>
    /// <exception cref="SessionAbortedException">The lease was lost; nothing was saved.</exception>
    public async Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage? continuedAsNewMessage,
        OrchestrationState? orchestrationState)
    {
        var item = (SqliteOrchestrationWorkItem)workItem;
        var messages = continuedAsNewMessage is null ? orchestratorMessages : [.. orchestratorMessages, continuedAsNewMessage];
        var commit = new OrchestrationCommit(item, newOrchestrationRuntimeState, outboundMessages, messages, timerMessages, orchestrationState);
        item.WasProcessed = true;
        var keepsLease = item.IsExtendedSession && !commit.Ends;
        var dispatch = Working;
        var isSaved = await SaveAsync(dispatch, item, write => commit.Write(write, dispatch.Store.Hub, dispatch.Worker.Number, keepsLease))
            .ConfigureAwait(false);
        if (!isSaved)
        {
            throw Lost(item);
        }

        if (!keepsLease)
        {
            Released(item);
        }
    }

    /// <summary>Gives an orchestration back that could not be processed; it is handed out again after a growing delay.</summary>
    public async Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        var item = (SqliteOrchestrationWorkItem)workItem;
        if (item.IsReleased)
        {
            return;
        }

        Released(item);
        var deliveries = item.StoreFailed ? item.Leased.Deliveries - 1 : item.Leased.Deliveries;
        var delay = Suspicion.Backoff(item.Leased.Deliveries);
        if (await GiveBackAsync(item, deliveries, delay).ConfigureAwait(false))
        {
            _log.GivenBack(item.InstanceId, delay, item.Leased.Deliveries);
        }
    }

    /// <summary>Ends the lease where it has not ended with the last commit: at the end of a session, or when the work was not begun at all.</summary>
    public async Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        var item = (SqliteOrchestrationWorkItem)workItem;
        if (item.IsReleased)
        {
            return;
        }

        Released(item);
        var dispatch = Working;
        var uncounted = item.WasProcessed ? 0 : 1;
        await dispatch.Store.Writer.RunAsync(
            write =>
            {
                if (InstanceTable.FindOwned(write.Connection, item.Leased.Key, item.Leased.Lease, dispatch.Worker.Number) is { } row)
                {
                    InstanceTable.Uncount(write.Connection, row.Key, uncounted);
                    InstanceTable.Release(write, row.Key);
                }

                return true;
            },
            durable: false).ConfigureAwait(false);
    }

    private async Task<SqliteOrchestrationWorkItem?> LoadAsync(LeasedInstance leased)
    {
        var dispatch = Working;
        var item = new SqliteOrchestrationWorkItem { Leased = leased, InstanceId = leased.InstanceId, LockedUntilUtc = DateTime.MaxValue };
        try
        {
            Load(dispatch, item);
        }
        catch (Exception fault) when (fault is InvalidOperationException or SqliteOrchestrationServiceException { IsAboutContent: true })
        {
            await FailUnreadableAsync(dispatch, leased, fault).ConfigureAwait(false);
            return null;
        }
        catch (SqliteOrchestrationServiceException)
        {
            await ReleaseTaskOrchestrationWorkItemAsync(item).ConfigureAwait(false);
            throw;
        }

        if (item.NewMessages.Count > 0)
        {
            return item;
        }

        // Woken for nothing: its message went with an instance that was replaced or purged in between, or a worker died between two messages.
        await ReleaseTaskOrchestrationWorkItemAsync(item).ConfigureAwait(false);
        return null;
    }

    private void Load(Dispatch dispatch, SqliteOrchestrationWorkItem item)
    {
        item.AsOf = _options.TimeProvider.GetUtcNow().UtcTicks;
        var (history, messages) = dispatch.Store.Read(connection => (
            HistoryTable.Load(connection, item.Leased.Key),
            MessageTable.Due(connection, dispatch.Store.Hub, item.InstanceId, item.AsOf)));
        item.OrchestrationRuntimeState = new OrchestrationRuntimeState(history);
        item.NewMessages = messages.ConvertAll(message => message.Message);
        item.LastMessage = messages.Count == 0 ? 0 : messages.Max(message => message.Id);
        item.Session = _options.SessionIdle > TimeSpan.Zero ? new OrchestrationSession(dispatch, _options, _signals) : null;
    }

    private static async Task FailUnreadableAsync(Dispatch dispatch, LeasedInstance leased, Exception fault)
    {
        dispatch.Instances.Done(leased);
        await dispatch.Store.Writer.RunAsync(
            write => ForcedEnd.FailUnreadable(write, dispatch.Store.Hub, leased, dispatch.Worker.Number, fault.Message)).ConfigureAwait(false);
    }

    private static async Task<bool> SaveAsync(Dispatch dispatch, SqliteOrchestrationWorkItem item, Func<WriteContext, bool> save)
    {
        try
        {
            return await dispatch.Store.Writer.RunAsync(save).ConfigureAwait(false);
        }
        catch (SqliteOrchestrationServiceException)
        {
            item.StoreFailed = true;
            throw;
        }
    }

    private Task<bool> GiveBackAsync(SqliteOrchestrationWorkItem item, int deliveries, TimeSpan delay)
    {
        var dispatch = Working;
        return dispatch.Store.Writer.RunAsync(
            write =>
            {
                write.Effects.OrchestrationsQueued = true;
                return InstanceTable.GiveBack(
                    write.Connection, item.Leased.Key, item.Leased.Lease, dispatch.Worker.Number, write.Now + delay.Ticks, Math.Max(0, deliveries));
            },
            durable: false);
    }

    private void Released(SqliteOrchestrationWorkItem item)
    {
        item.IsReleased = true;
        Working.Instances.Done(item.Leased);
        _signals.CloseInbox(item.InstanceId);
    }

    private SessionAbortedException Lost(SqliteOrchestrationWorkItem item)
    {
        Released(item);
        _log.LeaseLost(item.InstanceId);
        return new SessionAbortedException($"The lease on orchestration '{item.InstanceId}' was lost to another worker. Nothing was saved.");
    }
}
