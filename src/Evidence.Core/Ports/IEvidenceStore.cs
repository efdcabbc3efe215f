using Evidence.Artifacts;
using Evidence.Packs;

namespace Evidence.Ports;

/// <summary>
/// Keeps everything: contents by digest, small JSON records by key, and the append-only ledger. Typed access is <see cref="EvidenceCatalog"/>.
/// </summary>
/// <remarks>
/// Implementers: every method may be called from many threads and processes at once, and may be called twice with the same input; the second call
/// changes nothing. What is missing is a null or an empty sequence, never an exception; what went wrong is an <see cref="EvidenceException"/>
/// (<see cref="FaultCode.Unavailable"/>, <see cref="FaultCode.Corrupt"/>, <see cref="FaultCode.Conflict"/>). A writer that is killed leaves nothing half visible.
/// Memory does not grow with the size of a content.
/// </remarks>
public interface IEvidenceStore
{
    /// <summary>Keeps bytes under their SHA-256. Streams; idempotent; a partial content is never visible.</summary>
    /// <param name="content">Read to its end once; not disposed; need not seek.</param>
    /// <param name="cancellationToken">Stops the copy and leaves nothing behind.</param>
    Task<StoredContent> PutContentAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>Opens bytes by their digest; null where there are none. The caller disposes the stream.</summary>
    /// <remarks>Reading to the end verifies: where the bytes no longer have the digest, the last read throws <see cref="FaultCode.Corrupt"/> naming it.</remarks>
    Task<Stream?> OpenContentAsync(Sha256Digest digest, CancellationToken cancellationToken);

    /// <summary>
    /// Opens bytes as <see cref="OpenContentAsync"/> does, for a reader after whom nobody needs them soon: a store on this machine lets the system use the memory
    /// it has them in for what is written meanwhile. What is read stays the same.
    /// </summary>
    /// <param name="digest">Which content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Stream?> OpenContentOnceAsync(Sha256Digest digest, CancellationToken cancellationToken) => OpenContentAsync(digest, cancellationToken);

    /// <summary>The number of bytes kept under a digest; null where there are none. Does not read them.</summary>
    Task<long?> FindContentSizeAsync(Sha256Digest digest, CancellationToken cancellationToken);

    /// <summary>Checks what the store itself is made of, beside what is kept in it; a store whose files are looked after elsewhere has nothing to check.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Corrupt"/>: it is damaged, though what was asked so far may have been answered.</exception>
    Task CheckSoundAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>All digests there are contents for, in order of digest.</summary>
    IAsyncEnumerable<Sha256Digest> ListContentsAsync(CancellationToken cancellationToken);

    /// <summary>Writes records. All of one partition become visible together or, where there are more than 100, in batches in the order given.</summary>
    /// <param name="records">Records with different keys. Each value is JSON of up to 16 MB.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    Task PutRecordsAsync(IReadOnlyCollection<EvidenceRecord> records, CancellationToken cancellationToken);

    /// <summary>Writes one record if it is still at the version given.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="expectedVersion">The version last read; null: there must be no record yet.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False, and nothing written, where someone else wrote first.</returns>
    Task<bool> TryReplaceRecordAsync(EvidenceRecord record, string? expectedVersion, CancellationToken cancellationToken);

    /// <summary>The record of that key, or null.</summary>
    Task<EvidenceRecord?> FindRecordAsync(RecordKey key, CancellationToken cancellationToken);

    /// <summary>The records there are of those keys, in the order of the keys; a key without a record is left out.</summary>
    /// <param name="keys">A few hundred at most, as all of them are in memory together.</param>
    /// <param name="cancellationToken">Cancels.</param>
    async Task<IReadOnlyList<EvidenceRecord>> FindRecordsAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new List<EvidenceRecord>();
        foreach (var key in keys)
        {
            if (await FindRecordAsync(key, cancellationToken).ConfigureAwait(false) is { } record)
            {
                found.Add(record);
            }
        }

        return found;
    }

    /// <summary>The records of a partition, in ordinal order of id.</summary>
    /// <param name="partition">Which partition.</param>
    /// <param name="idPrefix">Only ids that begin so; null or empty: all.</param>
    /// <param name="cancellationToken">Cancels between records.</param>
    IAsyncEnumerable<EvidenceRecord> ListRecordsAsync(RecordPartition partition, string? idPrefix, CancellationToken cancellationToken);

    /// <summary>Removes a record; removing what is not there changes nothing.</summary>
    Task DeleteRecordAsync(RecordKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Appends to the ledger, in order, as one step. A draft whose id is in the ledger already is not appended again: the entry that is there is returned for it.
    /// </summary>
    Task<IReadOnlyList<LedgerEntry>> AppendToLedgerAsync(IReadOnlyList<LedgerDraft> drafts, CancellationToken cancellationToken);

    /// <summary>The ledger from a sequence number on (counted from 1), in order.</summary>
    IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(long fromSequence, CancellationToken cancellationToken);

    /// <summary>The last entry of the ledger; null: it is empty.</summary>
    Task<LedgerEntry?> FindLedgerHeadAsync(CancellationToken cancellationToken);
}
