namespace Evidence.Workflows;

/// <summary>Asks to collect every release that is still to be launched or watched, and to say what changed.</summary>
/// <param name="At">The time it states.</param>
/// <param name="Releases">Only these; null: all.</param>
public sealed record RefreshRequest(DateTimeOffset At, IReadOnlyList<string>? Releases = null);
