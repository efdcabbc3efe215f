using System.Runtime.CompilerServices;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Storage.Azure;

/// <summary>The store in an Azure Storage account: contents in block blobs, records and ledger in tables.</summary>
internal sealed class AzureEvidenceStore : IEvidenceStore, IDisposable
{
    private const int MostAttempts = 200;
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(1);

    private readonly AzureAccount _account;
    private readonly string? _spoolFolder;
    private readonly TimeProvider _time;
    private readonly ContentBlobs _contents;
    private readonly RecordRows _records;
    private readonly LedgerRows _ledger;
    private readonly SemaphoreSlim _appending = new(1, 1);

    public AzureEvidenceStore(AzureStorageOptions options, TimeProvider time)
    {
        _account = AzureAccount.From(options);
        _spoolFolder = options.SpoolFolder;
        _time = time;
        _contents = new ContentBlobs(_account.Contents, _account.Name);
        var values = new LargeValues(_account.Values);
        _records = new RecordRows(_account.Records, values);
        _ledger = new LedgerRows(_account.Ledger, values);
    }

    public async Task<StoredContent> PutContentAsync(Stream content, CancellationToken cancellationToken)
    {
        // Held here until its digest, and so its name, is known. What the source of the bytes throws is not a fault of the store.
        var spool = new Spool(_spoolFolder);
        await using var discarding = spool.ConfigureAwait(false);
        var (digest, size) = await ContentCopy.CopyAsync(content, bytes => spool.WriteAsync(bytes, cancellationToken), cancellationToken).ConfigureAwait(false);
        return await GuardAsync(() => _contents.PutAsync(spool, digest, size, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public Task<Stream?> OpenContentAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        GuardAsync(() => _contents.OpenAsync(digest, cancellationToken), cancellationToken);

    public Task<long?> FindContentSizeAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        GuardAsync(() => _contents.FindSizeAsync(digest, cancellationToken), cancellationToken);

    public IAsyncEnumerable<Sha256Digest> ListContentsAsync(CancellationToken cancellationToken) =>
        GuardAsync(() => _contents.ListAsync(cancellationToken), cancellationToken);

    public Task PutRecordsAsync(IReadOnlyCollection<EvidenceRecord> records, CancellationToken cancellationToken)
    {
        RecordRules.Check(records);
        return GuardAsync(
            async () =>
            {
                await _records.PutAsync(records, cancellationToken).ConfigureAwait(false);
                return records.Count;
            },
            cancellationToken);
    }

    public Task<bool> TryReplaceRecordAsync(EvidenceRecord record, string? expectedVersion, CancellationToken cancellationToken)
    {
        RecordRules.Check(record);
        return GuardAsync(() => _records.TryReplaceAsync(record, expectedVersion, cancellationToken), cancellationToken);
    }

    public Task<EvidenceRecord?> FindRecordAsync(RecordKey key, CancellationToken cancellationToken) =>
        GuardAsync(() => _records.FindAsync(key, cancellationToken), cancellationToken);

    public IAsyncEnumerable<EvidenceRecord> ListRecordsAsync(RecordPartition partition, string? idPrefix, CancellationToken cancellationToken) =>
        GuardAsync(() => _records.ListAsync(partition, idPrefix ?? "", cancellationToken), cancellationToken);

    public Task DeleteRecordAsync(RecordKey key, CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                await _records.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public async Task<IReadOnlyList<LedgerEntry>> AppendToLedgerAsync(IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken)
    {
        LedgerRules.Check(drafts);
        await _appending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await GuardAsync(() => AppendAsync(drafts, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _appending.Release();
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = Math.Max(1, fromSequence);
        var chain = new LedgerChain(from);
        await foreach (var entry in GuardAsync(() => _ledger.ReadAsync(from, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return chain.Follow(entry);
        }
    }

    public async Task<LedgerEntry?> FindLedgerHeadAsync(CancellationToken cancellationToken) =>
        (await GuardAsync(() => _ledger.FindHeadAsync(cancellationToken), cancellationToken).ConfigureAwait(false)).Entry;

    public void Dispose()
    {
        _appending.Dispose();
        _account.Dispose();
    }

    /// <summary>Follows the head that was read; where another writer was faster, reads again. What a lost answer hid is found by its id.</summary>
    private async Task<IReadOnlyList<LedgerEntry>> AppendAsync(IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken)
    {
        var ids = drafts.Select(draft => draft.Id).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        LedgerEntry? last = null;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var (head, version) = await _ledger.FindHeadAsync(cancellationToken).ConfigureAwait(false);

            // Looked up after the head was read, so that nothing is missed unless the head moves; then only what was added needs a look.
            var found = attempt == 1 ? _ledger.FindAsync(ids, cancellationToken) : _ledger.FindAfterAsync(last, ids, cancellationToken);
            foreach (var entry in await found.ConfigureAwait(false))
            {
                known[entry.Id] = entry;
            }

            var entries = LedgerChain.Continue(head, drafts, known, _time.GetUtcNow(), out var fresh);
            if (fresh.Count == 0 || await _ledger.TryAppendAsync(fresh, version, cancellationToken).ConfigureAwait(false))
            {
                return entries;
            }

            last = head;
            await Task.Delay(PauseAfter(attempt), cancellationToken).ConfigureAwait(false);
        }

        throw new EvidenceException(FaultCode.Conflict, $"The ledger in the storage account '{_account.Name}' has too many writers at once; try again.");
    }

    private static TimeSpan PauseAfter(int attempt) =>
        Random.Shared.NextDouble() * TimeSpan.FromMilliseconds(Math.Min(_longestPause.TotalMilliseconds, 25 * attempt));

    /// <summary>Opens the account where it is not, and puts what goes wrong into words.</summary>
    private async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await _account.EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
            return await work().ConfigureAwait(false);
        }
        catch (Exception fault) when (AzureFault.IsKnown(fault))
        {
            throw AzureFault.From(fault, _account.Name);
        }
    }

    private async IAsyncEnumerable<T> GuardAsync<T>(Func<IAsyncEnumerable<T>> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await GuardAsync(() => Task.FromResult(true), cancellationToken).ConfigureAwait(false);
        var sequence = work().GetAsyncEnumerator(cancellationToken);
        await using var closing = sequence.ConfigureAwait(false);
        while (await GuardAsync(() => sequence.MoveNextAsync().AsTask(), cancellationToken).ConfigureAwait(false))
        {
            yield return sequence.Current;
        }
    }
}
