using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Evidence.Ports;

namespace Evidence.Functions.Triggers;

/// <summary>An outbox that is a blob container, made where it is missing.</summary>
internal sealed class BlobOutbox(BlobContainerClient container) : IOutbox
{
    public async Task PutAsync(string path, string mediaType, Stream content, CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await container.GetBlobClient(path).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = mediaType } }, cancellationToken);
    }
}
