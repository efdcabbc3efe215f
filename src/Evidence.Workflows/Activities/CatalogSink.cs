using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Workflows.Activities;

/// <summary>
/// Keeps what a connector collects for one release and source. Bytes are kept at once; the records of them are written some at a time, before a mark that speaks of
/// them, and at the end.
/// </summary>
internal sealed class CatalogSink(
    EvidenceCatalog catalog, string releaseId, SourceDefinition source, DateTimeOffset at, IProgressListener progress, TimeProvider time) : IArtifactSink, IDisposable
{
    private const int RecordsAtOnce = 100;
    private static readonly TimeSpan _longestUnwritten = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, KnownArtifact> _unwritten = new(StringComparer.Ordinal);
    private Dictionary<string, KnownArtifact>? _known;
    private long _written = time.GetTimestamp();
    private int _knownBefore;

    public DateTimeOffset Now => at;

    /// <summary>How many confirmed artifacts were collected before this run; what an interrupted attempt of this very run collected does not count.</summary>
    public int KnownBefore => _knownBefore;

    public Task<KnownArtifact?> FindAsync(string locator, CancellationToken cancellationToken) => AloneAsync(
        async () => (_known ??= await ListAsync(cancellationToken)).GetValueOrDefault(locator), cancellationToken);

    public async Task<Artifact> KeepAsync(ArtifactDraft draft, Stream content, CancellationToken cancellationToken)
    {
        var stored = await catalog.Store.PutContentAsync(content, cancellationToken);
        var before = await FindAsync(draft.Locator, cancellationToken);
        var collectedAt = before?.Artifact.Digest == stored.Digest ? before.Artifact.Provenance.CollectedAt : at;
        var artifact = new Artifact(stored.Digest, stored.Size, draft.Name, draft.MediaType, Provenance(draft, collectedAt), draft.Kind);
        await AloneAsync(() => AddAsync(new KnownArtifact(artifact, draft.Revision), cancellationToken), cancellationToken);
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

    public async Task WriteMarkAsync(string name, string value, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        await catalog.PutAsync(MarkKey(name), new Mark(value), cancellationToken);
    }

    public void Report(string text) => progress.Report(source.Id, text);

    /// <summary>Writes the records that are not written yet.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => AloneAsync(() => WriteAsync(cancellationToken), cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async Task<bool> AddAsync(KnownArtifact kept, CancellationToken cancellationToken)
    {
        var locator = kept.Artifact.Provenance.Locator;
        _unwritten[locator] = kept;
        _known![locator] = kept;
        return _unwritten.Count < RecordsAtOnce && time.GetElapsedTime(_written) < _longestUnwritten || await WriteAsync(cancellationToken);
    }

    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        if (_unwritten.Count > 0)
        {
            await catalog.PutArtifactsAsync(releaseId, _unwritten.Values, cancellationToken);
            _unwritten.Clear();
        }

        _written = time.GetTimestamp();
        return true;
    }

    private async Task<Dictionary<string, KnownArtifact>> ListAsync(CancellationToken cancellationToken) =>
        (await catalog.ListArtifactsOfAsync(releaseId, source.Id, cancellationToken)).ToDictionary(known => known.Artifact.Provenance.Locator, StringComparer.Ordinal);

    private async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _gate.Release();
        }
    }

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
