using DurableTask.Core;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>An activity leased to this worker.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Instance">The row of the instance that scheduled it.</param>
/// <param name="Lease">The fencing token.</param>
/// <param name="Deliveries">How often it was handed out, this time included.</param>
/// <param name="Message">What to run.</param>
internal sealed record LeasedActivity(long Id, long Instance, long Lease, int Deliveries, TaskMessage Message) : ILeased;
