namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>An instance leased to this worker.</summary>
/// <param name="Key">Its row.</param>
/// <param name="InstanceId">Its id.</param>
/// <param name="Lease">The fencing token.</param>
/// <param name="Deliveries">How often it was handed out since it last made progress, this time included.</param>
internal sealed record LeasedInstance(long Key, string InstanceId, long Lease, int Deliveries) : ILeased
{
    long ILeased.Id => Key;
}
