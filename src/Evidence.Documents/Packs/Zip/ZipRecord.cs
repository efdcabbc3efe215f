namespace Evidence.Documents.Packs.Zip;

/// <summary>What a zip says of one stored entry.</summary>
/// <param name="Name">Path with <c>/</c>.</param>
/// <param name="Size">Bytes, stored as they are.</param>
/// <param name="Crc">CRC-32 of them.</param>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ZipRecord(string Name, long Size, uint Crc, long Offset);
