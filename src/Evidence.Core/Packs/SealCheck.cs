using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>Compares the records of a store with what its ledger vouches for. The last seal of a record counts, but readings and decisions never change.</summary>
internal sealed class SealCheck(IEvidenceStore store)
{
    private static readonly HashSet<string> _unchanging = ["reading", "decision"];
    private readonly Dictionary<RecordPartition, Dictionary<string, (Sha256Digest Said, Sha256Digest Exact)>> _records = [];
    private readonly HashSet<RecordPartition> _whole = [];
    private readonly HashSet<Sha256Digest> _contents = [];
    private Sha256Digest? _last;

    /// <summary>How many records were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Takes in the seal of an entry, if it has one.</summary>
    /// <returns>What is wrong with it, as a clause; null: nothing.</returns>
    public async Task<string?> TakeAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (Read<Detail>(Encoding.UTF8.GetBytes(entry.Detail))?.Seal is not { } digest || digest == _last)
        {
            return null;
        }

        _last = digest;
        var said = await OpenAsync(digest, cancellationToken).ConfigureAwait(false);
        var exact = await FindExactAsync(digest, cancellationToken).ConfigureAwait(false) is { } other
            ? await OpenAsync(other, cancellationToken).ConfigureAwait(false)
            : null;
        if (said is null || exact is null || !said.Records.Select(record => record.Key).SequenceEqual(exact.Records.Select(record => record.Key)))
        {
            return $"what entry {entry.Sequence} vouches for is not there or was changed";
        }

        _contents.UnionWith(exact.Contents);
        return Take(entry, said, exact);
    }

    /// <summary>Compares every record that is vouched for with what is there.</summary>
    /// <returns>The first thing that is wrong; null: nothing.</returns>
    public async Task<string?> CompareAsync(CancellationToken cancellationToken)
    {
        foreach (var (partition, sealedRecords) in _records.OrderBy(pair => pair.Key.Kind, StringComparer.Ordinal).ThenBy(pair => pair.Key.Scope, StringComparer.Ordinal))
        {
            if (await CompareAsync(partition, sealedRecords, cancellationToken).ConfigureAwait(false) is { } fault)
            {
                return fault;
            }
        }

        foreach (var digest in _contents.Order())
        {
            if (await store.FindContentSizeAsync(digest, cancellationToken).ConfigureAwait(false) is null)
            {
                return $"content {digest.Hex}: was there and is not there any more";
            }
        }

        return null;
    }

    private string? Take(LedgerEntry entry, RecordSeal said, RecordSeal exact)
    {
        foreach (var partition in said.Whole)
        {
            _whole.Add(partition);
            if (!_unchanging.Contains(partition.Kind))
            {
                _records[partition] = new(StringComparer.Ordinal);
            }
        }

        foreach (var (record, other) in said.Records.Zip(exact.Records))
        {
            var known = _records.TryGetValue(record.Key.Partition, out var found) ? found : _records[record.Key.Partition] = new(StringComparer.Ordinal);
            if (_unchanging.Contains(record.Kind) && known.TryGetValue(record.Id, out var before) && before.Said != record.Digest)
            {
                return $"the {record.Kind} '{record.Id}' was changed before entry {entry.Sequence} was written";
            }

            known[record.Id] = (record.Digest, other.Digest);
        }

        return null;
    }

    private async Task<string?> CompareAsync(
        RecordPartition partition, Dictionary<string, (Sha256Digest Said, Sha256Digest Exact)> expected, CancellationToken cancellationToken)
    {
        var missing = new SortedSet<string>(expected.Keys, StringComparer.Ordinal);
        await foreach (var record in store.ListRecordsAsync(partition, null, cancellationToken).ConfigureAwait(false))
        {
            if (!expected.TryGetValue(record.Key.Id, out var digests))
            {
                if (_whole.Contains(partition))
                {
                    return $"{NameOf(record.Key)}: was added, and no ledger entry vouches for it";
                }

                continue;
            }

            if (Sha256Digest.Of(record.Json.Span) != digests.Exact || SealedForm.DigestOf(record) != digests.Said)
            {
                return $"{NameOf(record.Key)}: is not what the ledger vouches for";
            }

            missing.Remove(record.Key.Id);
            Compared++;
        }

        return missing.Min is { } first ? $"{NameOf(new(partition, first))}: was removed" : null;
    }

    private static string NameOf(RecordKey key) => $"record {key.Partition.Kind}/{key.Partition.Scope}/{key.Id}";

    private async Task<Sha256Digest?> FindExactAsync(Sha256Digest said, CancellationToken cancellationToken)
    {
        var record = await store.FindRecordAsync(new RecordKey(SealDraft.Exact, said.Hex), cancellationToken).ConfigureAwait(false);
        return record is not null && Read<Sha256Digest?>(record.Json.Span) is { } exact && record.Json.Span.SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(exact, EvidenceJson.Compact))
            ? exact
            : null;
    }

    private async Task<RecordSeal?> OpenAsync(Sha256Digest digest, CancellationToken cancellationToken)
    {
        _contents.Add(digest);
        var content = await store.OpenContentAsync(digest, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        await using (content.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return Read<RecordSeal>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
    }

    private static T? Read<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, EvidenceJson.Compact);
        }
        catch (JsonException)
        {
            // Not of this form: an entry without a seal, or a seal that was changed, which the caller says.
            return default;
        }
    }

    private sealed record Detail(Sha256Digest? Seal);
}
