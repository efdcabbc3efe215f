namespace Evidence.Ports;

/// <summary>A small JSON document in the store.</summary>
/// <param name="Key">Where.</param>
/// <param name="Json">UTF-8 JSON, returned byte for byte as it was written.</param>
/// <param name="Version">Opaque version given by the store on reading; ignored on writing.</param>
public sealed record EvidenceRecord(RecordKey Key, ReadOnlyMemory<byte> Json, string? Version = null);
