using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Storage.Azure;

/// <summary>
/// Contents as block blobs named by their digest. A blob is written once, on condition that there is none, and never changed or deleted, so that the container
/// may have an immutability policy. Blocks that were not committed are not visible; the service drops them after a week.
/// </summary>
internal sealed class ContentBlobs(BlobContainerClient container, string account)
{
    private const int BlockSize = 4 * 1024 * 1024;

    private static readonly StorageTransferOptions _transfer = new() { InitialTransferSize = BlockSize, MaximumTransferSize = BlockSize, MaximumConcurrency = 2 };

    public async Task<StoredContent> PutAsync(Spool content, Sha256Digest digest, long size, CancellationToken cancellationToken)
    {
        // A small content costs less to send than to ask about.
        var wasThere = content.IsLarge && await FindSizeAsync(digest, cancellationToken).ConfigureAwait(false) == size;
        wasThere = wasThere || !await TryUploadAsync(content.Rewind(), digest, size, cancellationToken).ConfigureAwait(false);
        return new StoredContent(digest, size, wasThere);
    }

    public async Task<Stream?> OpenAsync(Sha256Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            var download = await Blob(digest).DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            var length = download.Value.Details.ContentLength;
            return new VerifyingStream(download.Value.Content, digest, length, fault => AzureFault.IsKnown(fault) ? AzureFault.From(fault, account) : null);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    public async Task<long?> FindSizeAsync(Sha256Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            return (await Blob(digest).GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.ContentLength;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<Sha256Digest> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (Sha256Digest.TryParse(blob.Name, out var digest))
            {
                yield return digest;
            }
        }
    }

    /// <summary>False where another writer of the same bytes was first.</summary>
    private async Task<bool> TryUploadAsync(Stream content, Sha256Digest digest, long size, CancellationToken cancellationToken)
    {
        try
        {
            await Blob(digest).UploadAsync(content, OnlyIfMissing(), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            // There is a blob already, or the container's policy protects it: fine where it is this content.
            return await FindSizeAsync(digest, cancellationToken).ConfigureAwait(false) == size ? false : throw Occupied(digest, fault);
        }
    }

    private BlockBlobClient Blob(Sha256Digest digest) => container.GetBlockBlobClient(digest.Hex);

    private static BlobUploadOptions OnlyIfMissing() => new()
    {
        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        TransferOptions = _transfer,
        HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" },
    };

    private static EvidenceException Occupied(Sha256Digest digest, Exception cause) =>
        new(FaultCode.Corrupt, $"The content {digest.Hex} cannot be stored: other bytes are there under its name. Restore that blob from its last version.", cause);
}
