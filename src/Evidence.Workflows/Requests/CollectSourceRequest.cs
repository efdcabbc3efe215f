namespace Evidence.Workflows;

/// <summary>Asks for one source of a release.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="Source">Which source.</param>
/// <param name="At">The time the collection states.</param>
public sealed record CollectSourceRequest(string ReleaseId, string Source, DateTimeOffset At);
