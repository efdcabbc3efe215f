using System.Runtime.CompilerServices;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>Typed access to the store. The one place that knows the keys of records.</summary>
public sealed class EvidenceCatalog(IEvidenceStore store)
{
    /// <summary>The store underneath.</summary>
    public IEvidenceStore Store => store;

    /// <summary>Records an artifact of a release. The same locator of the same source replaces what was there.</summary>
    public Task PutArtifactAsync(string releaseId, KnownArtifact known, CancellationToken cancellationToken) =>
        PutAsync(ArtifactKey(releaseId, known.Artifact.Provenance.Source, known.Artifact.Provenance.Locator), known, cancellationToken);

    /// <summary>The artifact a source gave for a locator, or null.</summary>
    public Task<KnownArtifact?> FindArtifactAsync(string releaseId, string source, string locator, CancellationToken cancellationToken) =>
        FindAsync<KnownArtifact>(ArtifactKey(releaseId, source, locator), cancellationToken);

    /// <summary>Every artifact of a release, in order of source, name, locator.</summary>
    public async Task<IReadOnlyList<Artifact>> ListArtifactsAsync(string releaseId, CancellationToken cancellationToken)
    {
        var artifacts = new List<Artifact>();
        await foreach (var known in ListAsync<KnownArtifact>(new("artifact", releaseId), cancellationToken).ConfigureAwait(false))
        {
            artifacts.Add(known.Artifact);
        }

        return [.. artifacts
            .OrderBy(artifact => artifact.Provenance.Source, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Name, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Provenance.Locator, StringComparer.Ordinal)];
    }

    /// <summary>Records what was read out of a content. Readings belong to the digest, not to a release.</summary>
    public Task PutReadingAsync(Reading reading, string readerVersion, CancellationToken cancellationToken) =>
        PutAsync(ReadingKey(reading.Artifact, readerVersion), reading, cancellationToken);

    /// <summary>What was read out of a content by readers of that version, or null.</summary>
    public Task<Reading?> FindReadingAsync(Sha256Digest digest, string readerVersion, CancellationToken cancellationToken) =>
        FindAsync<Reading>(ReadingKey(digest, readerVersion), cancellationToken);

    /// <summary>Writes one value.</summary>
    public Task PutAsync<T>(RecordKey key, T value, CancellationToken cancellationToken) =>
        store.PutRecordsAsync([new EvidenceRecord(key, JsonSerializer.SerializeToUtf8Bytes(value, EvidenceJson.Compact))], cancellationToken);

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

    private static RecordKey ArtifactKey(string releaseId, string source, string locator) =>
        new(new("artifact", releaseId), $"{source}|{Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(locator)).Hex}");

    private static RecordKey ReadingKey(Sha256Digest digest, string readerVersion) => new(new("reading", readerVersion), digest.Hex);

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
