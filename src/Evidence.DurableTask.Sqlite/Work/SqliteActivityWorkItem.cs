using DurableTask.Core;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>An activity this worker runs, and under which lease.</summary>
internal sealed class SqliteActivityWorkItem : TaskActivityWorkItem
{
    public required LeasedActivity Leased { get; init; }

    /// <summary>Whether the store failed while its result was being saved, which is no fault of the activity.</summary>
    public bool StoreFailed { get; set; }
}
