using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Workflows.Activities;

/// <summary>Keeps what a connector collects for one release and source.</summary>
internal sealed class CatalogSink(EvidenceCatalog catalog, string releaseId, SourceDefinition source, DateTimeOffset at, IProgressListener progress) : IArtifactSink
{
    private int _knownBefore;

    public DateTimeOffset Now => at;

    /// <summary>How many confirmed artifacts were collected before this run; what an interrupted attempt of this very run collected does not count.</summary>
    public int KnownBefore => _knownBefore;

    public Task<KnownArtifact?> FindAsync(string locator, CancellationToken cancellationToken) =>
        catalog.FindArtifactAsync(releaseId, source.Id, locator, cancellationToken);

    public async Task<Artifact> KeepAsync(ArtifactDraft draft, Stream content, CancellationToken cancellationToken)
    {
        var stored = await catalog.Store.PutContentAsync(content, cancellationToken);
        var before = await FindAsync(draft.Locator, cancellationToken);
        var collectedAt = before?.Artifact.Digest == stored.Digest ? before.Artifact.Provenance.CollectedAt : at;
        var artifact = new Artifact(stored.Digest, stored.Size, draft.Name, draft.MediaType, Provenance(draft, collectedAt), draft.Kind);
        await catalog.PutArtifactAsync(releaseId, new KnownArtifact(artifact, draft.Revision), cancellationToken);
        Count(artifact);
        return artifact;
    }

    public Task ConfirmAsync(KnownArtifact known, CancellationToken cancellationToken)
    {
        Count(known.Artifact);
        return Task.CompletedTask;
    }

    public async Task<string?> ReadMarkAsync(string name, CancellationToken cancellationToken) =>
        (await catalog.FindAsync<Mark>(MarkKey(name), cancellationToken))?.Value;

    public Task WriteMarkAsync(string name, string value, CancellationToken cancellationToken) =>
        catalog.PutAsync(MarkKey(name), new Mark(value), cancellationToken);

    public void Report(string text) => progress.Report(source.Id, text);

    private void Count(Artifact artifact)
    {
        if (artifact.Provenance.CollectedAt != at)
        {
            Interlocked.Increment(ref _knownBefore);
        }
    }

    private Provenance Provenance(ArtifactDraft draft, DateTimeOffset collectedAt) => new(
        source.Id,
        source.Type,
        draft.Locator,
        draft.Subject,
        draft.CollectorVersion,
        collectedAt,
        draft.ProducedAt,
        draft.Attributes is { Count: > 0 } attributes ? new SortedDictionary<string, string>(attributes.ToDictionary(), StringComparer.Ordinal) : null);

    private RecordKey MarkKey(string name) => new(new("mark", $"{releaseId}|{source.Id}"), name);

    private sealed record Mark(string Value);
}
