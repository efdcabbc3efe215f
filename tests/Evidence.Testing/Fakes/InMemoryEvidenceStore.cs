using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Testing.Fakes;

/// <summary>A store in memory, for tests of what is written from a store.</summary>
public sealed class InMemoryEvidenceStore(TimeProvider? time = null) : IEvidenceStore
{
    private readonly ConcurrentDictionary<Sha256Digest, byte[]> _contents = new();
    private readonly SortedDictionary<string, EvidenceRecord> _records = new(StringComparer.Ordinal);
    private readonly List<LedgerEntry> _ledger = [];
    private readonly Lock _lock = new();

    public async Task<StoredContent> PutContentAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        var digest = Sha256Digest.Of(bytes.ToArray());
        return new StoredContent(digest, bytes.Length, !_contents.TryAdd(digest, bytes.ToArray()));
    }

    public Task<Stream?> OpenContentAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_contents.TryGetValue(digest, out var bytes) ? new MemoryStream(bytes, writable: false) : null);

    public Task<long?> FindContentSizeAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(_contents.TryGetValue(digest, out var bytes) ? bytes.Length : null);

    public async IAsyncEnumerable<Sha256Digest> ListContentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var digest in _contents.Keys.Order())
        {
            yield return await Task.FromResult(digest);
        }
    }

    public Task PutRecordsAsync(IReadOnlyCollection<EvidenceRecord> records, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var record in records)
            {
                _records[KeyOf(record.Key)] = record with { Version = VersionOf(record) };
            }
        }

        return Task.CompletedTask;
    }

    public Task<bool> TryReplaceRecordAsync(EvidenceRecord record, string? expectedVersion, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var isExpected = _records.GetValueOrDefault(KeyOf(record.Key))?.Version == expectedVersion;
            if (isExpected)
            {
                _records[KeyOf(record.Key)] = record with { Version = VersionOf(record) };
            }

            return Task.FromResult(isExpected);
        }
    }

    public Task<EvidenceRecord?> FindRecordAsync(RecordKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_records.GetValueOrDefault(KeyOf(key)));
        }
    }

    public async IAsyncEnumerable<EvidenceRecord> ListRecordsAsync(RecordPartition partition, string? idPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EvidenceRecord[] found;
        lock (_lock)
        {
            found = [.. _records.Values.Where(record => record.Key.Partition == partition && record.Key.Id.StartsWith(idPrefix ?? "", StringComparison.Ordinal))];
        }

        foreach (var record in found.OrderBy(record => record.Key.Id, StringComparer.Ordinal))
        {
            yield return await Task.FromResult(record);
        }
    }

    public Task DeleteRecordAsync(RecordKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _records.Remove(KeyOf(key));
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LedgerEntry>> AppendToLedgerAsync(IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var entries = new List<LedgerEntry>();
            foreach (var draft in drafts)
            {
                var entry = _ledger.Find(known => known.Id == draft.Id);
                if (entry is null)
                {
                    entry = LedgerEntry.Following(_ledger.LastOrDefault(), draft, (time ?? TimeProvider.System).GetUtcNow());
                    _ledger.Add(entry);
                }

                entries.Add(entry);
            }

            return Task.FromResult<IReadOnlyList<LedgerEntry>>(entries);
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LedgerEntry[] entries;
        lock (_lock)
        {
            entries = [.. _ledger.Where(entry => entry.Sequence >= fromSequence)];
        }

        foreach (var entry in entries)
        {
            yield return await Task.FromResult(entry);
        }
    }

    public Task<LedgerEntry?> FindLedgerHeadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_ledger.LastOrDefault());
        }
    }

    /// <summary>Replaces an entry without a word, as a tamperer would.</summary>
    public void Tamper(int index, Func<LedgerEntry, LedgerEntry> change)
    {
        lock (_lock)
        {
            _ledger[index] = change(_ledger[index]);
        }
    }

    private static string KeyOf(RecordKey key) => $"{key.Partition.Kind}\n{key.Partition.Scope}\n{key.Id}";

    private static string VersionOf(EvidenceRecord record) => Sha256Digest.Of(record.Json.Span).Hex;
}
