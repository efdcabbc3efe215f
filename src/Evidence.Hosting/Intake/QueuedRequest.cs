namespace Evidence.Hosting.Intake;

/// <summary>A message of the queue.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Body">What it says.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="InsertedAt">When it was put on the queue.</param>
public sealed record QueuedRequest(string Id, BinaryData Body, long Attempt, DateTimeOffset InsertedAt);
