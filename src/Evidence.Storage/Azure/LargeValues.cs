using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Evidence.Storage.Azure;

/// <summary>
/// Values that do not fit in a table entity. Each write has a blob of its own that one version of one entity names, so that entity and value change as one;
/// it goes when that version is replaced.
/// </summary>
internal sealed class LargeValues(BlobContainerClient container)
{
    /// <summary>Puts a value into an entity, or into a blob that the entity names.</summary>
    public async Task WriteAsync(TableEntity entity, ReadOnlyMemory<byte> value, bool inBlob, CancellationToken cancellationToken)
    {
        if (!inBlob)
        {
            EntityValue.Write(entity, value);
            return;
        }

        var name = $"{TableKey.HashOf(entity.PartitionKey + "/" + entity.RowKey)}/{Guid.NewGuid():N}";
        await container.UploadBlobAsync(name, new BinaryData(value), cancellationToken).ConfigureAwait(false);
        entity[EntityValue.Blob] = name;
    }

    /// <summary>The value of an entity; null where its blob is gone, because the entity was replaced meanwhile.</summary>
    public async Task<byte[]?> ReadAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        if (entity.GetString(EntityValue.Blob) is not { } name)
        {
            return EntityValue.Read(entity);
        }

        try
        {
            var content = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
            return content.Value.Content.ToArray();
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Removes the blobs that entities named before they were replaced.</summary>
    public async Task RemoveAsync(IEnumerable<TableEntity> entities, CancellationToken cancellationToken)
    {
        foreach (var name in entities.Select(entity => entity.GetString(EntityValue.Blob)).OfType<string>())
        {
            await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }
}
