using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>This process as a worker on the store: its number, the proof that it lives, the renewal of what it owns.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Store _store;
    private readonly SqliteOrchestrationServiceOptions _options;
    private readonly ServiceLog _log;
    private readonly Presence _presence;
    private readonly ITimer _renewal;
    private Func<IEnumerable<LeasedInstance>> _heldInstances = () => [];
    private Func<IEnumerable<LeasedActivity>> _heldActivities = () => [];
    private int _renewing;

    private Worker(Store store, SqliteOrchestrationServiceOptions options, ServiceLog log, Presence presence, long number)
    {
        _store = store;
        _options = options;
        _log = log;
        _presence = presence;
        Number = number;
        _renewal = options.TimeProvider.CreateTimer(_ => _ = RenewAsync(), null, options.LockRenewal, options.LockRenewal);
    }

    /// <summary>Who owns what in the store. Never used again by another worker.</summary>
    public long Number { get; }

    public static async Task<Worker> RegisterAsync(Store store, SqliteOrchestrationServiceOptions options, ServiceLog log)
    {
        var presence = Presence.Show(options.FilePath);
        var number = await store.Writer.RunAsync(write => write.Connection.Number(
            "INSERT INTO workers (presence, started_at) VALUES (?1, ?2) RETURNING id", presence.Name, write.Now)!.Value).ConfigureAwait(false);
        var worker = new Worker(store, options, log, presence, number);
        await worker.TakeOverFromTheDeadAsync().ConfigureAwait(false);
        return worker;
    }

    /// <summary>The time a lease taken or renewed now ends.</summary>
    public long LeaseEnd(long now) => now + _options.LockLease.Ticks;

    /// <summary>Says what this worker holds at the time of a renewal.</summary>
    public void Renews(Func<IEnumerable<LeasedInstance>> instances, Func<IEnumerable<LeasedActivity>> activities)
    {
        _heldInstances = instances;
        _heldActivities = activities;
    }

    /// <summary>Gives up everything this worker still owns and signs off.</summary>
    public async Task SignOffAsync()
    {
        await _renewal.DisposeAsync().ConfigureAwait(false);
        await _store.Writer.RunAsync(write =>
        {
            // Ending is this worker's own choice, so what it has in hand was not what ended it.
            ReleaseAll(write, Number, countsAsDelivery: false);
            return true;
        }).ConfigureAwait(false);
        _presence.Dispose();
    }

    public void Dispose()
    {
        _renewal.Dispose();
        _presence.Dispose();
    }

    private async Task RenewAsync()
    {
        if (Interlocked.Exchange(ref _renewing, 1) == 1)
        {
            return;
        }

        try
        {
            await _store.Writer.RunAsync(RenewAll, durable: false).ConfigureAwait(false);
            await TakeOverFromTheDeadAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SqliteOrchestrationServiceException or ObjectDisposedException)
        {
            _log.RenewalFailed(fault.Message);
        }
        finally
        {
            Volatile.Write(ref _renewing, 0);
        }
    }

    /// <summary>Renews what is held, not what merely bears this worker's number: work it could not give back while the store failed runs out.</summary>
    private bool RenewAll(WriteContext write)
    {
        var end = LeaseEnd(write.Now);
        foreach (var instance in _heldInstances())
        {
            InstanceTable.Renew(write.Connection, instance.Key, instance.Lease, Number, end);
        }

        foreach (var activity in _heldActivities())
        {
            ActivityTable.Renew(write.Connection, activity.Id, activity.Lease, Number, end);
        }

        return true;
    }

    private async Task TakeOverFromTheDeadAsync()
    {
        var others = _store.Read(connection => connection.Rows(
            "SELECT id, presence FROM workers WHERE id <> ?1", reader => (Id: reader.GetInt64(0), Presence: reader.GetString(1)), Number));
        foreach (var other in others.Where(other => Presence.HasEnded(_options.FilePath, other.Presence)))
        {
            await _store.Writer.RunAsync(write =>
            {
                ReleaseAll(write, other.Id, countsAsDelivery: true);
                return true;
            }).ConfigureAwait(false);
            _log.TookOver(other.Id);
        }
    }

    private static void ReleaseAll(WriteContext write, long owner, bool countsAsDelivery)
    {
        var uncounted = countsAsDelivery ? 0 : 1;
        foreach (var instance in InstanceTable.OwnedBy(write.Connection, owner))
        {
            InstanceTable.Uncount(write.Connection, instance.Key, uncounted);
            InstanceTable.Release(write, instance.Key);
        }

        write.Connection.Execute(
            "UPDATE activities SET lock_owner = NULL, available_at = ?2, deliveries = MAX(0, deliveries - ?3) WHERE lock_owner = ?1",
            owner, write.Now, uncounted);
        write.Connection.Execute("DELETE FROM workers WHERE id = ?1", owner);
        write.Effects.ActivitiesQueued = true;
    }
}
