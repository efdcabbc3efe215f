using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>Gathers what a ledger entry is to vouch for, besides its own digest.</summary>
/// <param name="store">Where the records are, and where the seal is kept.</param>
public sealed class SealDraft(IEvidenceStore store)
{
    private readonly List<RecordPartition> _whole = [];
    private readonly Dictionary<RecordKey, (Sha256Digest Said, Sha256Digest Exact)> _records = [];
    private readonly SortedSet<Sha256Digest> _contents = [];
    private readonly SortedSet<Sha256Digest> _signed = [];

    internal static RecordPartition Exact { get; } = new("record-seal");

    /// <summary>Adds all records of a partition, and that there are no others.</summary>
    public async Task AddPartitionAsync(RecordPartition partition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        _whole.Add(partition);
        await foreach (var record in store.ListRecordsAsync(partition, null, cancellationToken).ConfigureAwait(false))
        {
            Add(record);
        }
    }

    /// <summary>Adds one record, where there is one.</summary>
    public async Task AddAsync(RecordKey key, CancellationToken cancellationToken)
    {
        if (await store.FindRecordAsync(key, cancellationToken).ConfigureAwait(false) is { } record)
        {
            Add(record);
        }
    }

    /// <summary>Adds the records there are of some keys.</summary>
    public async Task AddAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken)
    {
        foreach (var record in await store.FindRecordsAsync(keys, cancellationToken).ConfigureAwait(false))
        {
            Add(record);
        }
    }

    /// <summary>Adds a record, which may be about to be written.</summary>
    public void Add(EvidenceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        _records[record.Key] = (SealedForm.DigestOf(record), Sha256Digest.Of(record.Json.Span));
    }

    /// <summary>Adds a content that must stay.</summary>
    /// <param name="digest">Its digest.</param>
    /// <param name="isSigned">True where its bytes depend on the key of this store.</param>
    public void AddContent(Sha256Digest digest, bool isSigned = false) => (isSigned ? _signed : _contents).Add(digest);

    /// <summary>Keeps the seal and gives its digest, to be put into the ledger entry's detail as <c>seal</c>. May be repeated.</summary>
    public async Task<Sha256Digest> KeepAsync(CancellationToken cancellationToken)
    {
        var said = await KeepAsync(Seal(pair => pair.Said, _contents), cancellationToken).ConfigureAwait(false);
        var exact = await KeepAsync(Seal(pair => pair.Exact, _contents.Union(_signed).Order()), cancellationToken).ConfigureAwait(false);
        var json = JsonSerializer.SerializeToUtf8Bytes(exact, EvidenceJson.Compact);
        await store.PutRecordsAsync([new EvidenceRecord(new RecordKey(Exact, said.Hex), json)], cancellationToken).ConfigureAwait(false);
        return said;
    }

    private RecordSeal Seal(Func<(Sha256Digest Said, Sha256Digest Exact), Sha256Digest> digest, IEnumerable<Sha256Digest> contents) => new(
        _whole,
        [.. _records
            .Select(pair => new SealedRecord(pair.Key.Partition.Kind, pair.Key.Partition.Scope, pair.Key.Id, digest(pair.Value)))
            .OrderBy(record => record.Kind, StringComparer.Ordinal)
            .ThenBy(record => record.Scope, StringComparer.Ordinal)
            .ThenBy(record => record.Id, StringComparer.Ordinal)],
        [.. contents]);

    private async Task<Sha256Digest> KeepAsync(RecordSeal seal, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(seal, EvidenceJson.Compact));
        return (await store.PutContentAsync(bytes, cancellationToken).ConfigureAwait(false)).Digest;
    }
}
