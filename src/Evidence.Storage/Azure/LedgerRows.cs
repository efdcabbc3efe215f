using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Evidence.Packs;

namespace Evidence.Storage.Azure;

/// <summary>
/// The ledger in one partition of a table. An append is one row (<c>s</c> and the sequence of its last entry) inserted in one transaction with the new head, which is
/// conditional on the head that was read, so that only one of several writers can follow it. Rows <c>i</c>, the hash of an id and the row that should hold it, find
/// an id again; such a row counts only where that row does hold the id, as its writer may have lost.
/// </summary>
internal sealed class LedgerRows(TableClient table, LargeValues values)
{
    private const string Partition = "ledger";
    private const string Head = "head";
    private const string SegmentPrefix = "s";
    private const int MostActions = 100;
    private const int PageSize = 20;
    private const int ParallelLookups = 8;

    /// <summary>The last entry and the version of the head, or two nulls.</summary>
    public async Task<(LedgerEntry? Entry, ETag? Version)> FindHeadAsync(CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Head, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found is { HasValue: true, Value: { } head } ? (LedgerChain.Whole(Single(head)), head.ETag) : (null, null);
    }

    /// <summary>The entries of these ids that are in the ledger already.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> FindAsync(IReadOnlySet<string> ids, CancellationToken cancellationToken)
    {
        // Many ids are usually in few appends, so each of those is read once.
        var appends = new ConcurrentDictionary<string, bool>();
        await EachAsync(ids, async (id, token) => await AppendsOfAsync(id, appends, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var found = new ConcurrentBag<LedgerEntry>();
        await EachAsync(appends.Keys, async (row, token) =>
        {
            var segment = await table.GetEntityIfExistsAsync<TableEntity>(Partition, row, cancellationToken: token).ConfigureAwait(false);
            var entries = segment.HasValue ? await EntriesAsync(segment.Value!, token).ConfigureAwait(false) : [];
            entries.FindAll(entry => ids.Contains(entry.Id)).ForEach(entry => found.Add(LedgerChain.Whole(entry)));
        }, cancellationToken).ConfigureAwait(false);
        return [.. found];
    }

    /// <summary>The entries of these ids that were added after an entry.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> FindAfterAsync(LedgerEntry? last, IReadOnlySet<string> ids, CancellationToken cancellationToken) =>
        await ReadAsync((last?.Sequence ?? 0) + 1, cancellationToken).Where(entry => ids.Contains(entry.Id)).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Adds entries after the head of that version; false, and nothing visible, where the head has moved.</summary>
    public async Task<bool> TryAppendAsync(IReadOnlyList<LedgerEntry> entries, ETag? headVersion, CancellationToken cancellationToken)
    {
        var segment = await SegmentAsync(entries, cancellationToken).ConfigureAwait(false);
        var index = entries.Select(entry => IndexOf(entry, entries[^1].Sequence)).ToList();
        List<TableTransactionAction> commit = [new(TableTransactionActionType.Add, segment), HeadAction(entries[^1], headVersion)];
        if (index.Count + commit.Count > MostActions)
        {
            await SubmitAsync(index, cancellationToken).ConfigureAwait(false);
            index.Clear();
        }

        var isAppended = await TrySubmitAsync([.. index, .. commit], cancellationToken).ConfigureAwait(false);
        if (!isAppended)
        {
            await values.RemoveAsync([segment], cancellationToken).ConfigureAwait(false);
        }

        return isAppended;
    }

    public async IAsyncEnumerable<LedgerEntry> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {SegmentKey(fromSequence)} and RowKey lt {"t"}");
        await foreach (var segment in table.QueryAsync<TableEntity>(filter, PageSize, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var entry in await EntriesAsync(segment, cancellationToken).ConfigureAwait(false))
            {
                if (entry.Sequence >= fromSequence)
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>The rows of appends that may hold an id.</summary>
    private async Task AppendsOfAsync(string id, ConcurrentDictionary<string, bool> appends, CancellationToken cancellationToken)
    {
        var prefix = IndexKey(id);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {prefix} and RowKey lt {prefix + "z"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            appends[SegmentPrefix + row.RowKey[prefix.Length..]] = true;
        }
    }

    private static Task EachAsync<T>(IEnumerable<T> inputs, Func<T, CancellationToken, ValueTask> run, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(inputs, new ParallelOptions { MaxDegreeOfParallelism = ParallelLookups, CancellationToken = cancellationToken }, run);

    private async Task<TableEntity> SegmentAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var segment = new TableEntity(Partition, SegmentKey(entries[^1].Sequence));
        var json = JsonSerializer.SerializeToUtf8Bytes(entries, EvidenceJson.Compact);
        await values.WriteAsync(segment, json, json.Length > EntityValue.Largest, cancellationToken).ConfigureAwait(false);
        return segment;
    }

    private async Task<List<LedgerEntry>> EntriesAsync(TableEntity segment, CancellationToken cancellationToken)
    {
        var json = await values.ReadAsync(segment, cancellationToken).ConfigureAwait(false);
        return LedgerChain.ParseMany(long.Parse(segment.RowKey.AsSpan(1), NumberStyles.None), json);
    }

    private static LedgerEntry Single(TableEntity head) => LedgerChain.Parse(head.GetInt64("Sequence") ?? 0, EntityValue.Read(head));

    private static TableTransactionAction HeadAction(LedgerEntry last, ETag? version)
    {
        var head = new TableEntity(Partition, Head) { ["Sequence"] = last.Sequence };
        EntityValue.Write(head, JsonSerializer.SerializeToUtf8Bytes(last, EvidenceJson.Compact));
        return version is null ? new(TableTransactionActionType.Add, head) : new(TableTransactionActionType.UpdateReplace, head, version.Value);
    }

    private static TableTransactionAction IndexOf(LedgerEntry entry, long lastSequence) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, IndexKey(entry.Id) + lastSequence.ToString("D19")));

    private async Task SubmitAsync(List<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        foreach (var chunk in actions.Chunk(MostActions))
        {
            await table.SubmitTransactionAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            return false;
        }
    }

    private static string SegmentKey(long lastSequence) => SegmentPrefix + lastSequence.ToString("D19");

    private static string IndexKey(string id) => "i" + TableKey.HashOf(id) + ".";
}
