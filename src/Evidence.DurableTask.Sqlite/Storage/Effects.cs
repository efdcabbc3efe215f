namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>What a committed write may have made possible elsewhere in this process.</summary>
internal sealed class Effects
{
    public bool ActivitiesQueued { get; set; }

    public bool OrchestrationsQueued { get; set; }

    /// <summary>Instances that got a message while a worker owns them: their session may be waiting for it.</summary>
    public HashSet<string> Inboxes { get; } = [];

    /// <summary>Instances that reached an end: someone may be waiting for it.</summary>
    public HashSet<string> Ended { get; } = [];

    /// <summary>Messages nobody will ever receive, for the log: what, to whom, why.</summary>
    public List<(string Event, string Instance, string Reason)> Discarded { get; } = [];
}
