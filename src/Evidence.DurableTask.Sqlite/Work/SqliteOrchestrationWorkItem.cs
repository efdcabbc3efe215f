using DurableTask.Core;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>An orchestration this worker owns, and under which lease.</summary>
internal sealed class SqliteOrchestrationWorkItem : TaskOrchestrationWorkItem
{
    public required LeasedInstance Leased { get; init; }

    /// <summary>The time the messages were taken at; with <see cref="LastMessage"/> it says which ones they are.</summary>
    public long AsOf { get; set; }

    public long LastMessage { get; set; }

    /// <summary>Whether the lease has ended: committed, given back, or lost.</summary>
    public bool IsReleased { get; set; }

    /// <summary>Whether it was processed at all since it was leased; if not, giving it back does not count as a delivery.</summary>
    public bool WasProcessed { get; set; }

    /// <summary>Whether the store failed while it was being saved, which is no fault of the orchestration.</summary>
    public bool StoreFailed { get; set; }
}
