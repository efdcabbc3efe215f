using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Storage.Embedded;
using Evidence.Testing.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Storage.Tests.Embedded;

public sealed class EmbeddedEvidenceStoreConformanceTests : EvidenceStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<EmbeddedEvidenceStore> _opened = [];

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    protected override IEvidenceStore Open()
    {
        var store = new EmbeddedEvidenceStore(_folder.Path, TimeProvider.System, NullLogger<EmbeddedEvidenceStore>.Instance);
        _opened.Add(store);
        return store;
    }

    protected override Task ChangeContentAsync(Sha256Digest digest, byte[] bytes) =>
        File.WriteAllBytesAsync(_folder.File("contents", digest.Hex[..2], digest.Hex[2..]), bytes);

    protected override Task<int> CountUnfinishedAsync() => Task.FromResult(Directory.GetFiles(_folder.File("incoming")).Length);
}
