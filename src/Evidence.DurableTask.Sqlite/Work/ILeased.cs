namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Something a worker owns for the time of a lease.</summary>
internal interface ILeased
{
    long Id { get; }

    /// <summary>How often it was handed out without being finished, this time included.</summary>
    int Deliveries { get; }
}
