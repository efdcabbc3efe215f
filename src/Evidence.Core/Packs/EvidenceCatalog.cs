using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>Typed access to the store. The one place that knows the keys of records.</summary>
public sealed class EvidenceCatalog(IEvidenceStore store)
{
    private const int RecordsAtOnce = 100;
    private static readonly PipeOptions _pipe = new(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19, minimumSegmentSize: 1 << 16);

    /// <summary>The store underneath.</summary>
    public IEvidenceStore Store => store;

    /// <summary>Records an artifact of a release. The same locator of the same source replaces what was there.</summary>
    public Task PutArtifactAsync(string releaseId, KnownArtifact known, CancellationToken cancellationToken) =>
        PutAsync(ArtifactKey(releaseId, known.Artifact.Provenance.Source, known.Artifact.Provenance.Locator), known, cancellationToken);

    /// <summary>Records artifacts of a release, a batch in one step. The same locator of the same source replaces what was there.</summary>
    public Task PutArtifactsAsync(string releaseId, IReadOnlyCollection<KnownArtifact> known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        return store.PutRecordsAsync(
            [.. known.Select(one => RecordOf(ArtifactKey(releaseId, one.Artifact.Provenance.Source, one.Artifact.Provenance.Locator), one))], cancellationToken);
    }

    /// <summary>Every artifact a source gave for a release.</summary>
    public async Task<IReadOnlyList<KnownArtifact>> ListArtifactsOfAsync(string releaseId, string source, CancellationToken cancellationToken)
    {
        var known = new List<KnownArtifact>();
        await foreach (var record in store.ListRecordsAsync(new("artifact", releaseId), source + "|", cancellationToken).ConfigureAwait(false))
        {
            var one = Read<KnownArtifact>(record);
            if (one.Artifact.Provenance.Source == source)
            {
                known.Add(one);
            }
        }

        return known;
    }

    /// <summary>The artifact a source gave for a locator, or null.</summary>
    public Task<KnownArtifact?> FindArtifactAsync(string releaseId, string source, string locator, CancellationToken cancellationToken) =>
        FindAsync<KnownArtifact>(ArtifactKey(releaseId, source, locator), cancellationToken);

    /// <summary>Every artifact of a release, in order of source, name, locator.</summary>
    public async Task<IReadOnlyList<Artifact>> ListArtifactsAsync(string releaseId, CancellationToken cancellationToken)
    {
        var known = await ToListAsync<KnownArtifact>(new("artifact", releaseId), cancellationToken).ConfigureAwait(false);
        return [.. known
            .Select(entry => entry.Artifact)
            .OrderBy(artifact => artifact.Provenance.Source, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Name, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Provenance.Locator, StringComparer.Ordinal)];
    }

    /// <summary>Records what was read out of an artifact. Readings belong to the bytes and the declared kind, not to a release.</summary>
    public Task PutReadingAsync(Artifact artifact, Reading reading, string readerVersion, CancellationToken cancellationToken) =>
        PutAsync(ReadingKey(artifact, readerVersion), reading, cancellationToken);

    /// <summary>Records what was read out of some artifacts, in one step.</summary>
    public Task PutReadingsAsync(IReadOnlyCollection<(Artifact Artifact, Reading Reading)> readings, string readerVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return store.PutRecordsAsync([.. readings.Select(read => RecordOf(ReadingKey(read.Artifact, readerVersion), read.Reading))], cancellationToken);
    }

    /// <summary>What was read out of an artifact by readers of that version, or null.</summary>
    public Task<Reading?> FindReadingAsync(Artifact artifact, string readerVersion, CancellationToken cancellationToken) =>
        FindAsync<Reading>(ReadingKey(artifact, readerVersion), cancellationToken);

    /// <summary>What readers of that version read out of artifacts, in their order; null for one that was not read.</summary>
    public async IAsyncEnumerable<(Artifact Artifact, Reading? Reading)> FindReadingsAsync(
        IEnumerable<Artifact> artifacts, string readerVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in artifacts.Chunk(RecordsAtOnce))
        {
            var found = await store.FindRecordsAsync([.. some.Select(artifact => ReadingKey(artifact, readerVersion)).Distinct()], cancellationToken).ConfigureAwait(false);
            var records = found.ToDictionary(record => record.Key);
            foreach (var artifact in some)
            {
                yield return (artifact, records.TryGetValue(ReadingKey(artifact, readerVersion), out var record) ? Read<Reading>(record) : null);
            }
        }
    }

    /// <summary>Records what a source gave for a release.</summary>
    public Task PutSourceOutcomeAsync(string releaseId, SourceOutcome outcome, CancellationToken cancellationToken) =>
        PutAsync(new(new("source-outcome", releaseId), outcome.Source), outcome, cancellationToken);

    /// <summary>What each source gave for a release, in order of source.</summary>
    public Task<IReadOnlyList<SourceOutcome>> ListSourceOutcomesAsync(string releaseId, CancellationToken cancellationToken) =>
        ToListAsync<SourceOutcome>(new("source-outcome", releaseId), cancellationToken);

    /// <summary>Gathers what a ledger entry on a collection vouches for: everything a release has, what each source gave, and what was read out of it.</summary>
    /// <param name="releaseId">Which release.</param>
    /// <param name="readerVersion">Version of the readers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<SealDraft> SealReleaseAsync(string releaseId, string readerVersion, CancellationToken cancellationToken)
    {
        var seal = new SealDraft(store);
        await seal.AddPartitionAsync(new("artifact", releaseId), cancellationToken).ConfigureAwait(false);
        await seal.AddPartitionAsync(new("source-outcome", releaseId), cancellationToken).ConfigureAwait(false);
        foreach (var some in (await ListArtifactsAsync(releaseId, cancellationToken).ConfigureAwait(false)).Chunk(RecordsAtOnce))
        {
            foreach (var artifact in some)
            {
                seal.AddContent(artifact.Digest);
            }

            await seal.AddAsync([.. some.Select(artifact => ReadingKey(artifact, readerVersion)).Distinct()], cancellationToken).ConfigureAwait(false);
        }

        return seal;
    }

    /// <summary>Records a decision; the same decision twice is one.</summary>
    public Task PutDecisionAsync(Decision decision, CancellationToken cancellationToken) => PutAsync(DecisionKey(decision), decision, cancellationToken);

    /// <summary>Gathers what the ledger entry on a decision vouches for: the decision, which is about to be recorded, and those before it.</summary>
    public async Task<SealDraft> SealDecisionAsync(Decision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var seal = new SealDraft(store);
        await seal.AddPartitionAsync(DecisionKey(decision).Partition, cancellationToken).ConfigureAwait(false);
        seal.Add(new EvidenceRecord(DecisionKey(decision), JsonSerializer.SerializeToUtf8Bytes(decision, EvidenceJson.Compact)));
        return seal;
    }

    /// <summary>Decisions on a pack, oldest first.</summary>
    public Task<IReadOnlyList<Decision>> ListDecisionsAsync(string packId, CancellationToken cancellationToken) =>
        ToListAsync<Decision>(new("decision", packId), cancellationToken);

    /// <summary>Reads all values of a partition, in ordinal order of id.</summary>
    public async Task<IReadOnlyList<T>> ToListAsync<T>(RecordPartition partition, CancellationToken cancellationToken)
        where T : class
    {
        var values = new List<T>();
        await foreach (var value in ListAsync<T>(partition, cancellationToken).ConfigureAwait(false))
        {
            values.Add(value);
        }

        return values;
    }

    /// <summary>Keeps a value as a content of its own, for values too large for a record or a payload.</summary>
    public async Task<Sha256Digest> KeepAsync<T>(T value, CancellationToken cancellationToken) =>
        (await KeepWrittenAsync(output => JsonSerializer.SerializeAsync(output, value, EvidenceJson.Compact, cancellationToken), cancellationToken).ConfigureAwait(false)).Digest;

    /// <summary>Keeps a content while it is written: the whole of it is never in memory, nor in a file of its own.</summary>
    /// <param name="write">Writes it forward. What it throws comes through, and nothing is kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<StoredContent> KeepWrittenAsync(Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(_pipe);
        var writing = WriteAsync(pipe.Writer, write);
        var text = pipe.Reader.AsStream();
        await using (text.ConfigureAwait(false))
        {
            var stored = await store.PutContentAsync(text, cancellationToken).ConfigureAwait(false);
            await writing.ConfigureAwait(false);
            return stored;
        }
    }

    /// <summary>Reads a value kept by <see cref="KeepAsync"/>.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Corrupt"/>: it is not there, or is not such a value.</exception>
    public async Task<T> OpenAsync<T>(Sha256Digest digest, CancellationToken cancellationToken)
        where T : class
    {
        var stream = await store.OpenContentAsync(digest, cancellationToken).ConfigureAwait(false)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store has no content {digest.Short}, which a run refers to; start the run again.");
        await using (stream.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync<T>(stream, EvidenceJson.Compact, cancellationToken).ConfigureAwait(false)
                ?? throw new EvidenceException(FaultCode.Corrupt, $"The content {digest.Short} is empty; start the run again.");
        }
    }

    /// <summary>Writes one value.</summary>
    public Task PutAsync<T>(RecordKey key, T value, CancellationToken cancellationToken) =>
        store.PutRecordsAsync([RecordOf(key, value)], cancellationToken);

    /// <summary>Reads one value, or null.</summary>
    public async Task<T?> FindAsync<T>(RecordKey key, CancellationToken cancellationToken)
        where T : class =>
        await store.FindRecordAsync(key, cancellationToken).ConfigureAwait(false) is { } record ? Read<T>(record) : null;

    /// <summary>Reads every value of a partition, in ordinal order of id.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(RecordPartition partition, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var record in store.ListRecordsAsync(partition, null, cancellationToken).ConfigureAwait(false))
        {
            yield return Read<T>(record);
        }
    }

    private static async Task WriteAsync(PipeWriter writer, Func<Stream, Task> write)
    {
        Exception? fault = null;
        try
        {
            await write(writer.AsStream(leaveOpen: true)).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            fault = thrown;
            throw;
        }
        finally
        {
            await writer.CompleteAsync(fault).ConfigureAwait(false);
        }
    }

    private static EvidenceRecord RecordOf<T>(RecordKey key, T value) => new(key, JsonSerializer.SerializeToUtf8Bytes(value, EvidenceJson.Compact));

    private static RecordKey ArtifactKey(string releaseId, string source, string locator) =>
        new(new("artifact", releaseId), $"{source}|{Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(locator)).Hex}");

    private static RecordKey DecisionKey(Decision decision) =>
        new(new("decision", decision.PackId), $"{decision.At.UtcDateTime:yyyyMMddHHmmssfffffff}|{decision.By}|{decision.Role}");

    private static RecordKey ReadingKey(Artifact artifact, string readerVersion) => new(new("reading", readerVersion), $"{artifact.Digest.Hex}|{artifact.Kind}");

    private static T Read<T>(EvidenceRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(record.Json.Span, EvidenceJson.Compact)
                ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new EvidenceException(
                FaultCode.Corrupt,
                $"The store's record {record.Key.Partition.Kind}/{record.Key.Partition.Scope}/{record.Key.Id} is not readable; collect the release again.",
                fault);
        }
    }
}
