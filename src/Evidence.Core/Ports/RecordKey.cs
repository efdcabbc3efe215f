namespace Evidence.Ports;

/// <summary>Key of a record.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Id">Any text of 1 to 1,024 characters, unique in the partition.</param>
public sealed record RecordKey(RecordPartition Partition, string Id);
