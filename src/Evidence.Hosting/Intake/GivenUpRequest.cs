using Evidence.Artifacts;

namespace Evidence.Hosting.Intake;

/// <summary>A request that was given up. The message is on the queue's poison queue, and its bytes are in the store.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Body">What it said.</param>
/// <param name="Reason">Why it was given up, in a line.</param>
/// <param name="At">When.</param>
public sealed record GivenUpRequest(string Id, Sha256Digest Body, string Reason, DateTimeOffset At);
