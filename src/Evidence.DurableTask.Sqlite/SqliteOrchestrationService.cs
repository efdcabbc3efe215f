using DurableTask.Core;
using DurableTask.Core.Query;
using Evidence.DurableTask.Sqlite.Storage;
using Evidence.DurableTask.Sqlite.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.DurableTask.Sqlite;

/// <summary>
/// A Durable Task Framework storage provider on one SQLite file: orchestrations, timers, events and activities survive any end of the process,
/// several processes may work on one file, and no step is committed twice.
/// </summary>
/// <remarks>
/// <para>Activities run at least once. A worker that lost its lease cannot commit: every commit checks its fencing token in the same
/// transaction.</para>
/// <para>An event raised for an instance that has not been started is kept for it. A message for one that has ended is discarded.</para>
/// <para>Terminating an instance also terminates the sub-orchestrations it waits for and drops activities no worker has begun.</para>
/// <para>Use as a client alone needs no <see cref="StartAsync"/>; the file is opened, and created where absent, at the first call. Safe for
/// concurrent use. Not supported: durable entities and rewind.</para>
/// </remarks>
public sealed partial class SqliteOrchestrationService :
    IOrchestrationService,
    IOrchestrationServiceClient,
    IOrchestrationServiceQueryClient,
    IOrchestrationServicePurgeClient,
    IDisposable,
    IAsyncDisposable
{
    /// <summary>
    /// The error type of an activity or orchestration that was handed out <see cref="SqliteOrchestrationServiceOptions.MaxDeliveryAttempts"/> times.
    /// </summary>
    public const string DeliveryLimitExceeded = "DeliveryLimitExceeded";

    private readonly SqliteOrchestrationServiceOptions _options;
    private readonly ServiceLog _log;
    private readonly Signals _signals = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly Lock _opening = new();
    private Store? _store;
    private Dispatch? _dispatch;
    private bool _disposed;

    /// <summary>Makes a service; nothing is opened yet.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="loggers">Where to log to; null for nowhere.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all that are.</exception>
    public SqliteOrchestrationService(SqliteOrchestrationServiceOptions options, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _log = new ServiceLog((loggers ?? NullLoggerFactory.Instance).CreateLogger("Evidence.DurableTask.Sqlite"));
    }

    /// <inheritdoc/>
    public int TaskOrchestrationDispatcherCount => 2;

    /// <inheritdoc/>
    public int MaxConcurrentTaskOrchestrationWorkItems => _options.MaxConcurrentOrchestrations;

    /// <summary>Events that came while an orchestration was continuing as new are given to its next execution.</summary>
    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => BehaviorOnContinueAsNew.Carryover;

    /// <inheritdoc/>
    public int TaskActivityDispatcherCount => 1;

    /// <inheritdoc/>
    public int MaxConcurrentTaskActivityWorkItems => _options.MaxConcurrentActivities;

    /// <summary>How many transactions this service has committed, for measurements.</summary>
    internal long Commits => Store.Writer.Commits;

    private Store Store
    {
        get
        {
            lock (_opening)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                return _store ??= Store.Open(_options, Committed, _signals.RaiseAll);
            }
        }
    }

    private Dispatch Working =>
        _dispatch ?? throw new InvalidOperationException("The service has not been started as a worker. Call StartAsync first.");

    /// <summary>
    /// Begins as a worker: opens the store, takes over what workers that have ended left behind, and renews its leases from now on.
    /// </summary>
    /// <exception cref="SqliteOrchestrationServiceException">The file cannot be used; the message says why and what to do.</exception>
    public async Task StartAsync()
    {
        await _starting.WaitAsync().ConfigureAwait(false);
        try
        {
            _signals.Starting();
            if (_dispatch is null)
            {
                var worker = await Worker.RegisterAsync(Store, _options, _log).ConfigureAwait(false);
                _dispatch = new Dispatch(Store, worker, _options, _signals, _log);
                _log.Began(worker.Number, _options.FilePath, _options.TaskHub);
            }
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <inheritdoc/>
    public Task StopAsync() => StopAsync(isForced: false);

    /// <summary>
    /// Gives back what was leased and not begun and, unless forced, waits up to eight seconds for what is being processed. What is still being
    /// processed then stays leased until <see cref="DisposeAsync"/>, so that it can be committed.
    /// </summary>
    public async Task StopAsync(bool isForced)
    {
        _signals.Stopping();
        if (_dispatch is { } dispatch)
        {
            await dispatch.ReturnUnbegunAsync().ConfigureAwait(false);
            await dispatch.WhenIdleAsync(isForced ? TimeSpan.Zero : TimeSpan.FromSeconds(8)).ConfigureAwait(false);
        }
    }

    /// <summary>Empties the task hub.</summary>
    public Task CreateAsync() => CreateAsync(recreateInstanceStore: true);

    /// <summary>Empties the task hub, or only makes sure that it exists.</summary>
    public Task CreateAsync(bool recreateInstanceStore) => recreateInstanceStore ? DeleteAsync() : CreateIfNotExistsAsync();

    /// <summary>Opens the file, creating it where it is absent.</summary>
    /// <exception cref="SqliteOrchestrationServiceException">The file cannot be used; the message says why and what to do.</exception>
    public Task CreateIfNotExistsAsync() => Task.Run(() => _ = Store);

    /// <inheritdoc cref="DeleteAsync(bool)"/>
    public Task DeleteAsync() => DeleteAsync(deleteInstanceStore: true);

    /// <summary>Removes everything of this task hub from the file. The file stays: it may hold other hubs.</summary>
    public Task DeleteAsync(bool deleteInstanceStore)
    {
        var store = Store;
        return store.Writer.RunAsync(write =>
        {
            foreach (var table in (string[])["history", "payloads"])
            {
                write.Connection.Execute($"DELETE FROM {table} WHERE instance IN (SELECT key FROM instances WHERE hub = ?1)", store.Hub);
            }

            foreach (var table in (string[])["messages", "activities", "instances"])
            {
                write.Connection.Execute($"DELETE FROM {table} WHERE hub = ?1", store.Hub);
            }

            return true;
        });
    }

    /// <summary>SQLite has no limit on the messages of one transaction.</summary>
    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;

    /// <summary>A store that fails is given time; anything else waits by its own work item's backoff.</summary>
    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => exception is SqliteOrchestrationServiceException ? 2 : 0;

    /// <inheritdoc cref="GetDelayInSecondsAfterOnProcessException"/>
    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => exception is SqliteOrchestrationServiceException ? 2 : 0;

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Gives up all leases, so that other workers can go on at once, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        Store? store;
        lock (_opening)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            store = _store;
        }

        if (_dispatch is not null)
        {
            await _dispatch.SignOffAsync().ConfigureAwait(false);
        }

        store?.Dispose();
        _starting.Dispose();
    }

    private void Committed(Effects effects)
    {
        foreach (var (message, instanceId, reason) in effects.Discarded)
        {
            _log.Discarded(message, instanceId, reason);
        }

        _signals.Raise(effects);
    }
}
