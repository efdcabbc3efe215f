using System.Collections.Frozen;
using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Packs;

/// <summary>
/// Everything collected for one release, ready to be judged. Of several artifacts with the same source and locator only the newest counts: the older
/// ones were replaced at their source.
/// </summary>
public sealed class ReleaseEvidence
{
    private readonly FrozenDictionary<Sha256Digest, CollectedArtifact> _byDigest;

    /// <summary>Joins artifacts with their readings.</summary>
    /// <param name="artifacts">In any order.</param>
    /// <param name="readings">One a digest; the first counts where there are several.</param>
    public ReleaseEvidence(IEnumerable<Artifact> artifacts, IEnumerable<Reading> readings)
    {
        var readingOf = readings.GroupBy(reading => reading.Artifact).ToDictionary(group => group.Key, group => group.First());
        Current = [.. artifacts
            .GroupBy(artifact => (artifact.Provenance.Source, artifact.Provenance.Locator))
            .Select(Newest)
            .GroupBy(artifact => artifact.Digest)
            .Select(same => Join([.. InOrder(same)], readingOf.GetValueOrDefault(same.Key)))
            .OrderBy(collected => collected.Artifact.Provenance.Source, StringComparer.Ordinal)
            .ThenBy(collected => collected.Artifact.Name, StringComparer.Ordinal)
            .ThenBy(collected => collected.Artifact.Digest)];
        _byDigest = Current.ToFrozenDictionary(collected => collected.Artifact.Digest);
    }

    /// <summary>Nothing.</summary>
    public static ReleaseEvidence None { get; } = new([], []);

    /// <summary>Every content that counts, in order of source, name and digest.</summary>
    public IReadOnlyList<CollectedArtifact> Current { get; }

    /// <summary>Every fact that counts, in the order of the contents and of each content.</summary>
    public IEnumerable<MeasuredFact> Facts => Current.SelectMany(collected => collected.Facts.Select(fact => new MeasuredFact(fact, collected)));

    /// <summary>The content of that digest, or null where it does not count.</summary>
    public CollectedArtifact? Find(Sha256Digest digest) => _byDigest.GetValueOrDefault(digest);

    /// <summary>Contents of a kind.</summary>
    public IEnumerable<CollectedArtifact> OfKind(string kind) => Current.Where(collected => collected.IsOf(kind));

    /// <summary>Facts of one metric, optionally only of contents of a kind.</summary>
    public IEnumerable<MeasuredFact> FactsOf(string metric, string? kind = null) =>
        Facts.Where(measured => measured.Fact.Metric == metric && (kind is null || measured.Source.IsOf(kind)));

    private static Artifact Newest(IEnumerable<Artifact> versions) =>
        versions
            .OrderByDescending(artifact => artifact.Provenance.CollectedAt)
            .ThenByDescending(artifact => artifact.Provenance.Age)
            .ThenBy(artifact => artifact.Digest)
            .First();

    private static IEnumerable<Artifact> InOrder(IEnumerable<Artifact> artifacts) =>
        artifacts
            .OrderBy(artifact => artifact.Provenance.Source, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Name, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Provenance.Locator, StringComparer.Ordinal);

    private static CollectedArtifact Join(IReadOnlyList<Artifact> same, Reading? reading)
    {
        string[] declared = [.. same.Select(artifact => artifact.Kind).OfType<string>().Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> kinds = declared.Length > 0 ? declared : reading?.Kind is { } kind ? [kind] : [];
        return new CollectedArtifact(same[0], kinds, AgeOf(same), reading);
    }

    private static DateTimeOffset AgeOf(IReadOnlyList<Artifact> same) =>
        same.Min(artifact => artifact.Provenance.ProducedAt) ?? same.Max(artifact => artifact.Provenance.CollectedAt);
}
