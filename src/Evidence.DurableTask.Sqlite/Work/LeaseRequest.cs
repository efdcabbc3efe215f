namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>How much work to lease.</summary>
/// <param name="Count">At most so many.</param>
/// <param name="HoldsSuspect">
/// Whether this worker holds a suspect already: work whose workers died before. Suspects are run one at a time, so that the one that kills its
/// worker cannot use up the deliveries of others that merely ran beside it.
/// </param>
internal sealed record LeaseRequest(int Count, bool HoldsSuspect);
