using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.History;
using Evidence.DurableTask.Sqlite.Storage;
using Evidence.DurableTask.Sqlite.Work;

namespace Evidence.DurableTask.Sqlite;

public sealed partial class SqliteOrchestrationService
{
    private static readonly OrchestrationStatus[] LiveStatuses =
        [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended];

    /// <inheritdoc cref="CreateTaskOrchestrationAsync(TaskMessage, OrchestrationStatus[])"/>
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => CreateTaskOrchestrationAsync(creationMessage, null);

    /// <summary>Starts an orchestration; committed to disk when this completes.</summary>
    /// <param name="creationMessage">The start, an <see cref="ExecutionStartedEvent"/>.</param>
    /// <param name="dedupeStatuses">
    /// An existing instance of that id in one of these statuses refuses the start; in any other it is replaced, history and all. Null or empty
    /// stands for pending, running and suspended.
    /// </param>
    /// <exception cref="OrchestrationAlreadyExistsException">An instance of that id refuses the start. Starting twice is safe: the second is
    /// refused.</exception>
    public async Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[]? dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(creationMessage);
        if (creationMessage.Event is not ExecutionStartedEvent started)
        {
            throw new ArgumentException($"Only {nameof(ExecutionStartedEvent)} messages create an orchestration.", nameof(creationMessage));
        }

        var refusing = dedupeStatuses is { Length: > 0 } ? dedupeStatuses : LiveStatuses;
        var message = OutgoingMessage.Of(creationMessage);
        var store = Store;
        var conflict = await store.Writer.RunAsync(write =>
        {
            var existing = InstanceTable.Find(write.Connection, store.Hub, message.InstanceId);
            if (existing is not null && refusing.Contains(existing.Status))
            {
                return existing;
            }

            Inbox.Replace(write, store.Hub, existing, message, started, parentKey: null);
            return null;
        }).ConfigureAwait(false);
        if (conflict is not null)
        {
            throw new OrchestrationAlreadyExistsException($"An orchestration with id '{conflict.InstanceId}' already exists and is {conflict.Status}.");
        }
    }

    /// <inheritdoc cref="SendTaskOrchestrationMessageBatchAsync"/>
    public Task SendTaskOrchestrationMessageAsync(TaskMessage message) => SendTaskOrchestrationMessageBatchAsync(message);

    /// <summary>
    /// Sends messages, all or none; committed to disk when this completes. An event for an instance that has not been started is kept for it; a
    /// message for one that has ended is discarded.
    /// </summary>
    public Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages)
    {
        var outgoing = messages.Select(OutgoingMessage.Of).ToList();
        var store = Store;
        return store.Writer.RunAsync(write =>
        {
            outgoing.ForEach(message => Inbox.Deliver(write, store.Hub, message));
            return true;
        });
    }

    /// <summary>
    /// Terminates an instance: at once if it has not started, otherwise as soon as a worker advances it. The sub-orchestrations it waits for are
    /// terminated with it. Does nothing when it has ended or does not exist; may be repeated.
    /// </summary>
    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string? reason)
    {
        var store = Store;
        return store.Writer.RunAsync(write =>
        {
            if (InstanceTable.Find(write.Connection, store.Hub, instanceId) is { IsLive: true } row)
            {
                ForcedEnd.Terminate(write, store.Hub, row, reason ?? string.Empty);
            }

            return true;
        });
    }

    /// <summary>Waits until the instance has ended, whichever execution it is in by then.</summary>
    /// <param name="instanceId">The instance; it need not exist yet.</param>
    /// <param name="executionId">Not used: an instance that continued as new goes on under another execution id.</param>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> or <see cref="TimeSpan.MaxValue"/> for without end.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The state; null when it had not ended within the timeout.</returns>
    public async Task<OrchestrationState?> WaitForOrchestrationAsync(
        string instanceId, string? executionId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var clock = _options.TimeProvider;
        var began = clock.GetTimestamp();
        var isEndless = timeout == Timeout.InfiniteTimeSpan || timeout == TimeSpan.MaxValue;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ended = _signals.Ends.Next;
            if (Store.Read(connection => InstanceTable.Find(connection, Store.Hub, instanceId)) is { IsLive: false })
            {
                return Store.Read(connection => StateTable.Find(connection, Store.Hub, instanceId));
            }

            var left = isEndless ? TimeSpan.FromHours(1) : timeout - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            await Signal.WaitAsync(ended, left < TimeSpan.FromHours(1) ? left : TimeSpan.FromHours(1), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The state of the instance; empty when there is none. Only its current execution is kept, so both answers are the same.</summary>
    public async Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        await GetOrchestrationStateAsync(instanceId, executionId: null).ConfigureAwait(false) is { } state ? [state] : [];

    /// <summary>The state of the instance; null when there is none, or not in that execution.</summary>
    public Task<OrchestrationState?> GetOrchestrationStateAsync(string instanceId, string? executionId) => Task.Run(() =>
    {
        var state = Store.Read(connection => StateTable.Find(connection, Store.Hub, instanceId));
        return string.IsNullOrEmpty(executionId) || state?.OrchestrationInstance.ExecutionId == executionId ? state : null;
    });

    /// <summary>The history of the instance's current execution as a JSON array; an empty one when there is none.</summary>
    public Task<string> GetOrchestrationHistoryAsync(string instanceId, string? executionId) => Task.Run(() => Store.Read(connection =>
    {
        var row = InstanceTable.Find(connection, Store.Hub, instanceId);
        var isAsked = row is not null && (string.IsNullOrEmpty(executionId) || row.ExecutionId == executionId);
        return HistoryJson.WriteHistory(isAsked ? HistoryTable.Load(connection, row!.Key) : []);
    }));
}
