using System.Text.RegularExpressions;
using Evidence.Ports;

namespace Evidence.Storage;

/// <summary>What the port allows a record to be, the same in every store.</summary>
internal static partial class RecordRules
{
    public const int LongestId = 1024;
    public const int LongestKind = 64;
    public const int LargestValue = 16 * 1024 * 1024;

    /// <exception cref="EvidenceException">A key is not allowed or occurs twice, or a value is too large.</exception>
    public static void Check(IReadOnlyCollection<EvidenceRecord> records)
    {
        var keys = new HashSet<RecordKey>(records.Count);
        foreach (var record in records)
        {
            Check(record);
            if (!keys.Add(record.Key))
            {
                throw new EvidenceException(FaultCode.Usage, $"The record {Name(record.Key)} is given twice in one write; give each key once.");
            }
        }
    }

    /// <exception cref="EvidenceException">The key is not allowed, or the value is too large.</exception>
    public static void Check(EvidenceRecord record)
    {
        Check(record.Key.Partition);
        if (record.Key.Id.Length is 0 or > LongestId)
        {
            throw new EvidenceException(
                FaultCode.Usage,
                $"A record of {record.Key.Partition.Kind} has an id of {record.Key.Id.Length} characters; 1 to {LongestId:N0} are allowed.");
        }

        if (record.Json.Length > LargestValue)
        {
            throw new EvidenceException(
                FaultCode.TooLarge,
                $"The record {Name(record.Key)} has {record.Json.Length:N0} bytes; up to {LargestValue:N0} are allowed. Keep it as a content and record its digest.");
        }
    }

    /// <exception cref="EvidenceException">The kind is not allowed.</exception>
    public static void Check(RecordPartition partition)
    {
        if (!KindPattern().IsMatch(partition.Kind))
        {
            throw new EvidenceException(
                FaultCode.Usage,
                $"'{partition.Kind}' is no kind of record; up to {LongestKind} lower-case letters and digits in words joined by hyphens are allowed.");
        }
    }

    /// <summary>A key as people read it in a message.</summary>
    public static string Name(RecordKey key) => $"{key.Partition.Kind}/{key.Partition.Scope}/{key.Id}";

    [GeneratedRegex(@"^(?=.{1,64}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex KindPattern();
}
