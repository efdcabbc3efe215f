using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.History;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>An activity leased to this worker.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Instance">The row of the instance that scheduled it.</param>
/// <param name="Lease">The fencing token.</param>
/// <param name="Deliveries">How often it was handed out, this time included.</param>
/// <param name="InstanceId">The instance that waits for its result.</param>
/// <param name="ExecutionId">The execution that waits for its result.</param>
/// <param name="Event">The event that scheduled it, as stored.</param>
/// <param name="Context">What travels with it, as stored.</param>
internal sealed record LeasedActivity(
    long Id, long Instance, long Lease, int Deliveries, string InstanceId, string ExecutionId, string Event, string? Context) : ILeased
{
    /// <summary>What the framework is given.</summary>
    /// <exception cref="SqliteOrchestrationServiceException">What is stored cannot be read.</exception>
    public TaskMessage ToMessage() => new()
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = InstanceId, ExecutionId = ExecutionId },
        Event = HistoryJson.Read((long)EventType.TaskScheduled, Event),
        OrchestrationExecutionContext = HistoryJson.ReadOptional<OrchestrationExecutionContext>(Context) ?? new OrchestrationExecutionContext(),
    };
}
