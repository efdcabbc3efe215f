using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Everything one turn of an orchestration changes, made ready before the write so that the write itself is short.</summary>
internal sealed class OrchestrationCommit
{
    private readonly SqliteOrchestrationWorkItem _item;
    private readonly OrchestrationRuntimeState _state;
    private readonly OrchestrationState? _summary;
    private readonly List<StoredEvent> _newEvents;
    private readonly List<QueuedActivity> _activities;
    private readonly List<OutgoingMessage> _timers;
    private readonly List<OutgoingMessage> _messages;

    public OrchestrationCommit(
        SqliteOrchestrationWorkItem item,
        OrchestrationRuntimeState state,
        IEnumerable<TaskMessage> activities,
        IEnumerable<TaskMessage> messages,
        IEnumerable<TaskMessage> timers,
        OrchestrationState? summary)
    {
        _item = item;
        _state = state;
        _summary = state.IsValid ? summary : null;
        _newEvents = state.NewEvents.Select(StoredEvent.Of).ToList();
        _activities = activities.Select(QueuedActivity.Of).ToList();
        _timers = timers.Select(OutgoingMessage.Of).ToList();
        _messages = messages.Select(OutgoingMessage.Of).ToList();
    }

    /// <summary>Whether the instance ends with this turn.</summary>
    public bool Ends => _summary is null || !InstanceRow.IsLiveStatus(_summary.OrchestrationStatus);

    /// <summary>Writes the turn, in one transaction with the check that the lease still holds.</summary>
    /// <param name="context">The write.</param>
    /// <param name="hub">The task hub.</param>
    /// <param name="owner">This worker.</param>
    /// <param name="keepLease">Whether this worker goes on owning the instance, in a session.</param>
    /// <returns>False, with nothing written, when the lease was lost.</returns>
    public bool Write(WriteContext context, long hub, long owner, bool keepLease)
    {
        var leased = _item.Leased;
        var row = InstanceTable.FindOwned(context.Connection, leased.Key, leased.Lease, owner);
        if (row is null)
        {
            return false;
        }

        MessageTable.DeleteReceived(context.Connection, hub, row.InstanceId, _item.AsOf, _item.LastMessage);
        if (_summary is null)
        {
            return ForcedEnd.FailUnreadable(context, hub, leased, owner, $"The history of instance '{row.InstanceId}' does not begin with a start.");
        }

        SaveHistory(context.Connection, row);
        InstanceTable.SaveProgress(context, row.Key, _summary);
        Send(context, hub, row);
        Finish(context, hub, row, keepLease);
        return true;
    }

    /// <summary>Continue-as-new gives the instance a new execution: its history replaces the old one.</summary>
    private void SaveHistory(StoreConnection connection, InstanceRow row)
    {
        if (_summary!.OrchestrationInstance.ExecutionId != row.ExecutionId)
        {
            HistoryTable.Clear(connection, row.Key);
            InstanceTable.SaveInput(connection, row.Key, _summary);
        }

        HistoryTable.Append(connection, row.Key, _state.Events.Count - _state.NewEvents.Count, _newEvents);
    }

    private void Send(WriteContext context, long hub, InstanceRow row)
    {
        foreach (var activity in _activities)
        {
            ActivityTable.Insert(context, hub, row, activity);
        }

        foreach (var timer in _timers.Where(timer => timer.ExecutionId == _summary!.OrchestrationInstance.ExecutionId))
        {
            MessageTable.Insert(context, hub, timer);
            context.Effects.Inboxes.Add(row.InstanceId);
        }

        foreach (var message in _messages)
        {
            if (message.Event is ExecutionStartedEvent)
            {
                Inbox.StartChild(context, hub, message, row.Key);
            }
            else
            {
                Inbox.Deliver(context, hub, message);
            }
        }
    }

    private void Finish(WriteContext context, long hub, InstanceRow row, bool keepLease)
    {
        if (Ends)
        {
            ForcedEnd.Tidy(context, hub, row, _summary!.OrchestrationStatus);
        }
        else if (!keepLease)
        {
            InstanceTable.Release(context, row.Key);
        }
    }
}
