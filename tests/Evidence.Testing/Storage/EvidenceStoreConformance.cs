using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Xunit;

namespace Evidence.Testing.Storage;

/// <summary>
/// What every <see cref="IEvidenceStore"/> must do. An adapter derives it and says how to open one more handle on the store of the test (as another process
/// would), how to change a kept content behind its back, and how to count what an unfinished put left behind.
/// </summary>
public abstract partial class EvidenceStoreConformance
{
    protected static readonly RecordPartition Partition = new("sample", "release 1.0/β");

    /// <summary>One more handle on the store of this test.</summary>
    protected abstract IEvidenceStore Open();

    /// <summary>Replaces the bytes kept under a digest, without the store.</summary>
    protected abstract Task ChangeContentAsync(Sha256Digest digest, byte[] bytes);

    /// <summary>How many unfinished uploads the store holds.</summary>
    protected abstract Task<int> CountUnfinishedAsync();

    protected static Task<StoredContent> PutAsync(IEvidenceStore store, byte[] bytes) => store.PutContentAsync(new MemoryStream(bytes), default);

    protected static async Task<byte[]> ReadAsync(IEvidenceStore store, Sha256Digest digest)
    {
        await using var content = await store.OpenContentAsync(digest, default);
        Assert.NotNull(content);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    protected static byte[] SomeBytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected static EvidenceRecord ARecord(string id, string json = """{"is":"there"}""", RecordPartition? partition = null) =>
        new(new RecordKey(partition ?? Partition, id), System.Text.Encoding.UTF8.GetBytes(json));

    protected static LedgerDraft ADraft(string id) => new(id, "artifact-collected", "release-1", Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(id)));

    protected static async Task<List<string>> IdsAsync(IEvidenceStore store, RecordPartition partition, string? prefix = null)
    {
        var ids = new List<string>();
        await foreach (var record in store.ListRecordsAsync(partition, prefix, default))
        {
            Assert.Equal(partition, record.Key.Partition);
            ids.Add(record.Key.Id);
        }

        return ids;
    }

    protected static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> sequence)
    {
        var list = new List<T>();
        await foreach (var one in sequence)
        {
            list.Add(one);
        }

        return list;
    }
}
