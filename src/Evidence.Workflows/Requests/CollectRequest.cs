namespace Evidence.Workflows;

/// <summary>Asks for the evidence of a release.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="At">The time the collection states.</param>
/// <param name="Sources">Only these sources; null: all the release names.</param>
public sealed record CollectRequest(string ReleaseId, DateTimeOffset At, IReadOnlyList<string>? Sources = null);
