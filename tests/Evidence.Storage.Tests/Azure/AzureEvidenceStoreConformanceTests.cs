using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Storage.Azure;
using Evidence.Testing;
using Evidence.Testing.Storage;

namespace Evidence.Storage.Tests.Azure;

[RequiresAzurite]
[Collection(OneAzurite.Name)]
public sealed class AzureEvidenceStoreConformanceTests(AzuriteFixture azurite) : EvidenceStoreConformance
{
    private readonly AzureStorageOptions _options = new() { ConnectionString = azurite.ConnectionString, Prefix = $"t{Guid.NewGuid():N}" };

    private BlobContainerClient Contents => new(_options.ConnectionString, _options.Prefix + "-contents");

    protected override IEvidenceStore Open() => new AzureEvidenceStore(_options, TimeProvider.System);

    protected override Task ChangeContentAsync(Sha256Digest digest, byte[] bytes) =>
        Contents.GetBlobClient(digest.Hex).UploadAsync(new BinaryData(bytes), overwrite: true);

    protected override async Task<int> CountUnfinishedAsync() =>
        await Contents.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix: null, default).CountAsync() - await Contents.GetBlobsAsync().CountAsync();
}
