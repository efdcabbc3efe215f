using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>The worker side of the service: who it is, what it holds, where its work comes from.</summary>
internal sealed class Dispatch
{
    private readonly ServiceLog _log;

    public Dispatch(Store store, Worker worker, SqliteOrchestrationServiceOptions options, Signals signals, ServiceLog log)
    {
        _log = log;
        Store = store;
        Worker = worker;
        var statements = new LeaseStatements(store.Hub, worker, options.MaxDeliveryAttempts, log);
        Instances = new WorkSource<LeasedInstance>(
            options.MaxConcurrentOrchestrations,
            signals.Orchestrations,
            options.TimeProvider,
            () => Next("SELECT MIN(available_at) FROM instances WHERE hub = ?1"),
            request => store.Writer.RunAsync(write => statements.Instances(write, request), durable: false));
        Activities = new WorkSource<LeasedActivity>(
            options.MaxConcurrentActivities,
            signals.Activities,
            options.TimeProvider,
            () => Next("SELECT MIN(available_at) FROM activities WHERE hub = ?1"),
            request => store.Writer.RunAsync(write => statements.Activities(write, request), durable: false));
        worker.Renews(() => Instances.Held, () => Activities.Held);
    }

    public Store Store { get; }

    public Worker Worker { get; }

    public WorkSource<LeasedInstance> Instances { get; }

    public WorkSource<LeasedActivity> Activities { get; }

    /// <summary>Gives back what was leased and not handed out; it does not count as delivered.</summary>
    public Task ReturnUnbegunAsync()
    {
        var instances = Instances.Drain();
        var activities = Activities.Drain();
        return Store.Writer.RunAsync(write =>
        {
            foreach (var instance in instances)
            {
                InstanceTable.GiveBack(write.Connection, instance.Key, instance.Lease, Worker.Number, write.Now, instance.Deliveries - 1);
            }

            foreach (var activity in activities)
            {
                ActivityTable.GiveBack(write.Connection, activity.Id, activity.Lease, Worker.Number, write.Now, activity.Deliveries - 1);
            }

            return true;
        });
    }

    public Task WhenIdleAsync(TimeSpan atMost) => Task.WhenAll(Instances.WhenIdleAsync(atMost), Activities.WhenIdleAsync(atMost));

    public async Task SignOffAsync()
    {
        try
        {
            await ReturnUnbegunAsync().ConfigureAwait(false);
            await Worker.SignOffAsync().ConfigureAwait(false);
            _log.SignedOff(Worker.Number);
        }
        catch (SqliteOrchestrationServiceException fault)
        {
            // The leases then end by themselves: the lock on the presence file goes with this process.
            _log.RenewalFailed(fault.Message);
            Worker.Dispose();
        }
    }

    private long? Next(string sql) => Store.Read(connection => connection.Number(sql, Store.Hub));
}
