using System.Runtime.CompilerServices;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Evidence.Storage.Embedded;

/// <summary>The store on one machine: contents as files, records and ledger in SQLite. Opened on first use; several processes may share a folder.</summary>
internal sealed class EmbeddedEvidenceStore : IEvidenceStore, IDisposable
{
    private readonly Lock _opening = new();
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ContentFolder _contents;
    private readonly StoreDatabase _database;
    private bool _isOpen;

    public EmbeddedEvidenceStore(string folder, TimeProvider time, ILogger<EmbeddedEvidenceStore> logger)
    {
        _folder = Path.GetFullPath(folder);
        _time = time;
        _contents = new ContentFolder(_folder, time, logger);
        _database = new StoreDatabase(_folder);
    }

    public async Task<StoredContent> PutContentAsync(Stream content, CancellationToken cancellationToken)
    {
        var upload = await GuardAsync(() => Task.FromResult(_contents.Begin())).ConfigureAwait(false);
        await using var discarding = upload.ConfigureAwait(false);
        var (digest, size) = await ContentCopy.CopyAsync(content, Write, cancellationToken).ConfigureAwait(false);
        return await GuardAsync(() => _contents.KeepAsync(upload, digest, size, cancellationToken)).ConfigureAwait(false);

        // Only the writing is guarded: what the source of the bytes throws is not a fault of the store.
        Task Write(ReadOnlyMemory<byte> bytes) => GuardAsync(() => upload.WriteAsync(bytes, cancellationToken));
    }

    public Task<Stream?> OpenContentAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        GuardAsync(() => Task.FromResult(_contents.Open(digest, isReadOnce: false)));

    public Task<Stream?> OpenContentOnceAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        GuardAsync(() => Task.FromResult(_contents.Open(digest, isReadOnce: true)));

    public Task<long?> FindContentSizeAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        GuardAsync(() => Task.FromResult(_contents.FindSize(digest)));

    public async IAsyncEnumerable<Sha256Digest> ListContentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var digest in await GuardAsync(() => Task.Run(() => _contents.List().ToList(), cancellationToken)).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return digest;
        }
    }

    public async Task CheckSoundAsync(CancellationToken cancellationToken)
    {
        if (!await GuardAsync(() => _database.ReadAsync(StoreDatabase.IsSound, cancellationToken)).ConfigureAwait(false))
        {
            throw StoreFault.Damaged(_folder);
        }
    }

    public Task PutRecordsAsync(IReadOnlyCollection<EvidenceRecord> records, CancellationToken cancellationToken)
    {
        RecordRules.Check(records);
        return WriteAsync(
            transaction =>
            {
                RecordTable.Put(transaction, records);
                return records.Count;
            },
            cancellationToken);
    }

    public Task<bool> TryReplaceRecordAsync(EvidenceRecord record, string? expectedVersion, CancellationToken cancellationToken)
    {
        RecordRules.Check(record);
        var version = 0L;
        return expectedVersion is not null && !long.TryParse(expectedVersion, out version)
            ? Task.FromResult(false)
            : WriteAsync(transaction => RecordTable.TryReplace(transaction, record, expectedVersion is null ? null : version), cancellationToken);
    }

    public Task<EvidenceRecord?> FindRecordAsync(RecordKey key, CancellationToken cancellationToken) =>
        GuardAsync(() => _database.ReadAsync(connection => RecordTable.Find(connection, key), cancellationToken));

    public Task<IReadOnlyList<EvidenceRecord>> FindRecordsAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken) =>
        GuardAsync(() => _database.ReadAsync(connection => RecordTable.FindAll(connection, keys), cancellationToken));

    public async IAsyncEnumerable<EvidenceRecord> ListRecordsAsync(
        RecordPartition partition,
        string? idPrefix,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        while (await NextAsync(after).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var record in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                // A damaged index gives rows out of order, and then the same page again and again.
                after = string.CompareOrdinal(after, record.Key.Id) < 0 ? record.Key.Id : throw StoreFault.Damaged(_folder);
                yield return record;
            }
        }

        Task<List<EvidenceRecord>> NextAsync(string last) =>
            GuardAsync(() => _database.ReadAsync(connection => RecordTable.ListPage(connection, partition, idPrefix ?? "", last), cancellationToken));
    }

    public Task DeleteRecordAsync(RecordKey key, CancellationToken cancellationToken) =>
        WriteAsync(transaction => RecordTable.Delete(transaction, key), cancellationToken);

    public Task<IReadOnlyList<LedgerEntry>> AppendToLedgerAsync(IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken)
    {
        LedgerRules.Check(drafts);
        return WriteAsync(transaction => LedgerTable.Append(transaction, drafts, _time.GetUtcNow()), cancellationToken);
    }

    public async IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = Math.Max(1, fromSequence);
        var chain = new LedgerChain(next);
        while (await NextAsync(next).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return chain.Follow(entry);
            }

            next = page[^1].Sequence + 1;
        }

        Task<List<LedgerEntry>> NextAsync(long from) =>
            GuardAsync(() => _database.ReadAsync(connection => LedgerTable.ReadPage(connection, from), cancellationToken));
    }

    public Task<LedgerEntry?> FindLedgerHeadAsync(CancellationToken cancellationToken) =>
        GuardAsync(() => _database.ReadAsync(LedgerTable.FindHead, cancellationToken));

    public void Dispose() => _database.Dispose();

    private Task<T> WriteAsync<T>(Func<SqliteTransaction, T> write, CancellationToken cancellationToken) =>
        GuardAsync(() => _database.WriteAsync(write, cancellationToken));

    /// <summary>Opens the store where it is not, and puts what goes wrong into words.</summary>
    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            EnsureOpen();
            return await work().ConfigureAwait(false);
        }
        catch (Exception fault) when (StoreFault.IsKnown(fault))
        {
            throw StoreFault.From(fault, _folder);
        }
    }

    private void EnsureOpen()
    {
        lock (_opening)
        {
            if (_isOpen)
            {
                return;
            }

            _contents.Prepare();
            _database.Prepare();
            _isOpen = true;
        }
    }
}
