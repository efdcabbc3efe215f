using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Evidence.Ports;

namespace Evidence.Storage.Azure;

/// <summary>Records as table entities; a record's version is its entity's ETag.</summary>
internal sealed class RecordRows(TableClient table, LargeValues values)
{
    private const string Id = "Id";
    private const string Write = "Write";
    private const int PageSize = 100;

    public async Task PutAsync(IEnumerable<EvidenceRecord> records, CancellationToken cancellationToken)
    {
        foreach (var batch in RecordBatch.Of(records))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PutAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<bool> TryReplaceAsync(EvidenceRecord record, string? expectedVersion, CancellationToken cancellationToken)
    {
        var replaced = expectedVersion is null ? null : await FindEntityAsync(record.Key, [EntityValue.Blob], cancellationToken).ConfigureAwait(false);
        if (replaced?.ETag.ToString() != expectedVersion)
        {
            return false;
        }

        var entity = await EntityOfAsync(record, record.Json.Length > EntityValue.Largest, cancellationToken).ConfigureAwait(false);
        var isWritten = await TryWriteAsync(entity, expectedVersion, cancellationToken).ConfigureAwait(false)
            || await IsOursAsync(record.Key, entity, cancellationToken).ConfigureAwait(false);
        await values.RemoveAsync(isWritten ? OneOrNone(replaced) : [entity], cancellationToken).ConfigureAwait(false);
        return isWritten;
    }

    public async Task<EvidenceRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken)
    {
        string? lost = null;
        while (await FindEntityAsync(key, null, cancellationToken).ConfigureAwait(false) is { } entity)
        {
            if (await values.ReadAsync(entity, cancellationToken).ConfigureAwait(false) is { } value)
            {
                return new EvidenceRecord(key, value, entity.ETag.ToString());
            }

            // The blob is gone because the entity was replaced meanwhile; where it was not, the blob was removed behind our back.
            lost = lost != entity.GetString(EntityValue.Blob) ? entity.GetString(EntityValue.Blob) : throw Lost(key);
        }

        return null;
    }

    public async IAsyncEnumerable<EvidenceRecord> ListAsync(
        RecordPartition partition,
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in InOrderAsync(partition, prefix, cancellationToken).ConfigureAwait(false))
        {
            var key = new RecordKey(partition, IdOf(entity));
            var record = await values.ReadAsync(entity, cancellationToken).ConfigureAwait(false) is { } value
                ? new EvidenceRecord(key, value, entity.ETag.ToString())
                : await FindAsync(key, cancellationToken).ConfigureAwait(false);
            if (record is not null)
            {
                yield return record;
            }
        }
    }

    public async Task DeleteAsync(RecordKey key, CancellationToken cancellationToken)
    {
        while (await FindEntityAsync(key, [EntityValue.Blob], cancellationToken).ConfigureAwait(false) is { } entity)
        {
            if (await TryDeleteAsync(entity, key, cancellationToken).ConfigureAwait(false))
            {
                await values.RemoveAsync([entity], cancellationToken).ConfigureAwait(false);
                return;
            }
        }
    }

    private async Task PutAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        var entities = new List<TableEntity>(batch.Records.Count);
        foreach (var record in batch.Records)
        {
            entities.Add(await EntityOfAsync(record, batch.InBlobs.Contains(record), cancellationToken).ConfigureAwait(false));
        }

        var replaced = await FindInBlobsAsync(entities, cancellationToken).ConfigureAwait(false);
        if (entities is [var single])
        {
            await table.UpsertEntityAsync(single, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var actions = entities.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity));
            await table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
        }

        await values.RemoveAsync(replaced, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Those of these entities that are in the table and have their value in a blob.</summary>
    private async Task<List<TableEntity>> FindInBlobsAsync(List<TableEntity> entities, CancellationToken cancellationToken)
    {
        var rows = entities.Select(entity => entity.RowKey).ToHashSet();
        var (first, last) = (rows.Min(StringComparer.Ordinal), rows.Max(StringComparer.Ordinal));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {entities[0].PartitionKey} and RowKey ge {first} and RowKey le {last} and Blob gt {string.Empty}");
        string[] columns = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), EntityValue.Blob];
        var found = new List<TableEntity>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (rows.Contains(entity.RowKey))
            {
                found.Add(entity);
            }
        }

        return found;
    }

    /// <summary>The entities of a prefix in ordinal order of id: rows are, except those whose key was cut at the same place, which are sorted here.</summary>
    private async IAsyncEnumerable<TableEntity> InOrderAsync(
        RecordPartition partition,
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = TableKey.RangeOf(prefix);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Of(partition)} and RowKey ge {from} and RowKey lt {to}");
        var group = new List<TableEntity>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, PageSize, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (group.Count > 0 && (TableKey.GroupOf(group[^1].RowKey) is not { } shared || shared != TableKey.GroupOf(entity.RowKey)))
            {
                foreach (var earlier in Sorted(group, prefix))
                {
                    yield return earlier;
                }

                group.Clear();
            }

            group.Add(entity);
        }

        foreach (var last in Sorted(group, prefix))
        {
            yield return last;
        }
    }

    private static IEnumerable<TableEntity> Sorted(List<TableEntity> group, string prefix) =>
        group.Where(entity => IdOf(entity).StartsWith(prefix, StringComparison.Ordinal)).OrderBy(IdOf, StringComparer.Ordinal);

    private async Task<TableEntity> EntityOfAsync(EvidenceRecord record, bool inBlob, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(TableKey.Of(record.Key.Partition), TableKey.Of(record.Key.Id))
        {
            [Id] = OrdinalKey.Encode(record.Key.Id),
            [Write] = Guid.NewGuid(),
        };
        await values.WriteAsync(entity, record.Json, inBlob, cancellationToken).ConfigureAwait(false);
        return entity;
    }

    private async Task<bool> TryWriteAsync(TableEntity entity, string? expectedVersion, CancellationToken cancellationToken)
    {
        try
        {
            await (expectedVersion is null
                ? table.AddEntityAsync(entity, cancellationToken)
                : table.UpdateEntityAsync(entity, new ETag(expectedVersion), TableUpdateMode.Replace, cancellationToken)).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>True where the entity is in the table after all: a first try arrived and its answer was lost, so that the client's second try was refused.</summary>
    private async Task<bool> IsOursAsync(RecordKey key, TableEntity entity, CancellationToken cancellationToken) =>
        await FindEntityAsync(key, [Write], cancellationToken).ConfigureAwait(false) is { } there && there.GetGuid(Write) == entity.GetGuid(Write);

    private async Task<bool> TryDeleteAsync(TableEntity entity, RecordKey key, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(TableKey.Of(key.Partition), TableKey.Of(key.Id), entity.ETag, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            return false;
        }
    }

    private async Task<TableEntity?> FindEntityAsync(RecordKey key, IEnumerable<string>? columns, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKey.Of(key.Partition), TableKey.Of(key.Id), columns, cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    }

    private static string IdOf(TableEntity entity) => OrdinalKey.Decode(entity.GetBinary(Id));

    private static TableEntity[] OneOrNone(TableEntity? entity) => entity is null ? [] : [entity];

    private static EvidenceException Lost(RecordKey key) =>
        new(FaultCode.Corrupt, $"The value of the record {RecordRules.Name(key)} is gone from its container; restore the blob from a backup, or write the record again.");
}
