namespace Evidence.Workflows;

/// <summary>What changed for one release.</summary>
/// <param name="ReleaseId">Which.</param>
/// <param name="Changed">What changed, a line each, at most five.</param>
/// <param name="Event">The weightiest event: <c>gate-regressed</c>, <c>evidence-stale</c>; null: nothing.</param>
public sealed record RefreshOneResult(string ReleaseId, IReadOnlyList<string> Changed, string? Event)
{
    /// <summary>What people are told of.</summary>
    public IReadOnlyList<RefreshEvent> Happened { get; init; } = [];
}
