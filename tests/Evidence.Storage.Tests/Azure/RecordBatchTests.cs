using Evidence.Ports;
using Evidence.Storage.Azure;

namespace Evidence.Storage.Tests.Azure;

public sealed class RecordBatchTests
{
    private const int MostOfATransaction = 4 * 1024 * 1024;

    [Fact]
    public void Batches_HoldAtMostAHundredRecordsOfOnePartitionInTheOrderGiven()
    {
        var records = Enumerable.Range(0, 501).Select(index => ARecord($"scope-{index % 2}", $"id-{500 - index}", 10)).ToList();

        var batches = RecordBatch.Of(records).ToList();

        Assert.Equal([100, 100, 51, 100, 100, 50], batches.Select(batch => batch.Records.Count));
        Assert.All(batches, batch => Assert.Single(batch.Records.Select(record => record.Key.Partition).Distinct()));
        Assert.Equal(records.OrderBy(record => record.Key.Partition.Scope, StringComparer.Ordinal), batches.SelectMany(batch => batch.Records));
        Assert.All(batches, batch => Assert.Empty(batch.InBlobs));
    }

    [Theory]
    [InlineData(100, 200 * 1024)]
    [InlineData(100, 40_000)]
    [InlineData(3, 3_000_000)]
    [InlineData(1, 240 * 1024)]
    public void Batch_WhoseValuesAreTooLargeTogether_PutsTheLargestInBlobsAndStaysOne(int count, int size)
    {
        var records = Enumerable.Range(0, count).Select(index => ARecord("", $"id-{index}", size + index)).ToList();

        var batch = Assert.Single(RecordBatch.Of(records));

        var inEntities = records.Where(record => !batch.InBlobs.Contains(record)).ToList();
        Assert.InRange(inEntities.Sum(record => (record.Json.Length * 4 / 3) + 4_000), 0, MostOfATransaction);
        Assert.All(inEntities, record => Assert.InRange(record.Json.Length, 0, EntityValue.Largest));
        Assert.All(inEntities, small => Assert.All(batch.InBlobs, large => Assert.True(large.Json.Length >= small.Json.Length)));
        Assert.Equal(size > EntityValue.Largest ? 0 : Math.Min(count, 2_500_000 / size), inEntities.Count);
    }

    private static EvidenceRecord ARecord(string scope, string id, int size) => new(new(new("sample", scope), id), new byte[size]);
}
