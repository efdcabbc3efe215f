using DurableTask.Core;
using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>An orchestration kept in memory between its messages. The lease is renewed with all others of its worker.</summary>
internal sealed class OrchestrationSession(Dispatch dispatch, SqliteOrchestrationServiceOptions options, Signals signals) : IOrchestrationSession
{
    /// <summary>The next messages; null, which ends the session, when none came while it was idle.</summary>
    public async Task<IList<TaskMessage>?> FetchNewOrchestrationMessagesAsync(TaskOrchestrationWorkItem workItem)
    {
        var item = (SqliteOrchestrationWorkItem)workItem;
        var inbox = signals.OpenInbox(item.InstanceId);
        var began = options.TimeProvider.GetTimestamp();
        while (true)
        {
            var signal = inbox.Next;
            if (Take(item) is { } messages)
            {
                return messages;
            }

            var left = options.SessionIdle - options.TimeProvider.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || signals.IsStopping)
            {
                return null;
            }

            await Signal.WaitAsync(signal, UntilDue(item, left), options.TimeProvider, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The lease ends when the dispatcher releases the work item, right after this.</summary>
    public Task EndSessionAsync() => Task.CompletedTask;

    private List<TaskMessage>? Take(SqliteOrchestrationWorkItem item)
    {
        var now = options.TimeProvider.GetUtcNow().UtcTicks;
        var messages = dispatch.Store.Read(connection => MessageTable.Due(connection, dispatch.Store.Hub, item.InstanceId, now));
        if (messages.Count == 0)
        {
            return null;
        }

        item.AsOf = now;
        item.LastMessage = messages.Max(message => message.Id);
        return messages.ConvertAll(message => message.Message);
    }

    private TimeSpan UntilDue(SqliteOrchestrationWorkItem item, TimeSpan atMost)
    {
        var due = dispatch.Store.Read(connection => MessageTable.NextDue(connection, dispatch.Store.Hub, item.InstanceId));
        if (due is null)
        {
            return atMost;
        }

        var wait = TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, due.Value - options.TimeProvider.GetUtcNow().UtcTicks));
        return wait < atMost ? wait : atMost;
    }
}
