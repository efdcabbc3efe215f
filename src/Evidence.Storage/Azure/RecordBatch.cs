using Evidence.Ports;

namespace Evidence.Storage.Azure;

/// <summary>
/// Records of one partition that are written in one transaction: at most 100 entities and 4 MB as they travel. Where the values are larger together, the largest go
/// to blobs, so that the transaction stays one.
/// </summary>
internal sealed class RecordBatch
{
    private const int MostEntities = 100;

    // Values travel as Base64, four bytes for three; the rest of the 4 MB is for keys and headers.
    private const int MostBytes = 2_500_000;

    private RecordBatch(EvidenceRecord[] records)
    {
        Records = records;
        InBlobs = Overflow(records);
    }

    public IReadOnlyList<EvidenceRecord> Records { get; }

    /// <summary>Those whose values are kept in blobs.</summary>
    public IReadOnlySet<EvidenceRecord> InBlobs { get; }

    /// <summary>The batches of records, in the order given within each partition.</summary>
    public static IEnumerable<RecordBatch> Of(IEnumerable<EvidenceRecord> records) =>
        records.GroupBy(record => record.Key.Partition).SelectMany(partition => partition.Chunk(MostEntities)).Select(chunk => new RecordBatch(chunk));

    private static HashSet<EvidenceRecord> Overflow(EvidenceRecord[] records)
    {
        var inBlobs = new HashSet<EvidenceRecord>(ReferenceEqualityComparer.Instance);
        var bytes = records.Sum(record => (long)record.Json.Length);
        foreach (var record in records.OrderByDescending(record => record.Json.Length))
        {
            if (record.Json.Length <= EntityValue.Largest && bytes <= MostBytes)
            {
                break;
            }

            inBlobs.Add(record);
            bytes -= record.Json.Length;
        }

        return inBlobs;
    }
}
