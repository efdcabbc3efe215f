using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Notifications;

/// <summary>Finds evidence that has gone stale or soon will, by the freshness windows of the release's policy. Pure: the same input gives the same result.</summary>
public static class EvidenceAging
{
    /// <summary>The longest warning ahead.</summary>
    private static readonly TimeSpan _longestWarning = TimeSpan.FromDays(14);

    /// <summary>
    /// What is stale, and what will be within the last fifth of its window (14 days at most), the oldest first. Of several windows that hold for a kind, the policy's own and
    /// those of its gates, the shortest counts.
    /// </summary>
    /// <param name="evidence">Everything collected for the release.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="now">The time it is judged at.</param>
    public static IReadOnlyList<AgingArtifact> Find(ReleaseEvidence evidence, Policy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(policy);
        return [.. evidence.Current
            .Select(collected => Judge(collected, policy, now))
            .OfType<AgingArtifact>()
            .OrderBy(aging => aging.StaleAt)
            .ThenBy(aging => aging.Evidence.Artifact.Name, StringComparer.Ordinal)];
    }

    private static AgingArtifact? Judge(CollectedArtifact collected, Policy policy, DateTimeOffset now)
    {
        var window = WindowOf(collected, policy);
        var made = MadeAt(collected);
        var staleAt = made + window;
        var warning = window / 5 < _longestWarning ? window / 5 : _longestWarning;
        return now < staleAt - warning ? null : new AgingArtifact(collected, made, staleAt, window, IsStale: now > staleAt);
    }

    // Gates judge each fact by its own age: a content is stale once nothing of it is fresh.
    private static DateTimeOffset MadeAt(CollectedArtifact collected) =>
        collected.Facts.Count == 0 ? collected.Age : collected.Facts.Max(fact => new MeasuredFact(fact, collected).Age);

    private static TimeSpan WindowOf(CollectedArtifact collected, Policy policy)
    {
        var gates = policy.Gates.Where(gate => gate.Kind is { } kind && collected.IsOf(kind)).Select(gate => gate.FreshFor).OfType<TimeSpan>();
        var kinds = collected.Kinds.Count == 0 ? [policy.FreshnessOf(null)] : collected.Kinds.Select(policy.FreshnessOf);
        return gates.Concat(kinds).Min();
    }
}
