using System.Buffers.Binary;
using System.Text;

namespace Evidence.Documents.Packs.Zip;

/// <summary>Reads the directory of a zip and holds it against the canonical layout.</summary>
internal static class CanonicalZipReader
{
    private const long LargestDirectory = 256L << 20;
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The entries in their order, or the first thing that is not as this product writes it.</summary>
    public static async Task<(IReadOnlyList<ZipRecord> Records, string? Fault)> ReadDirectoryAsync(Stream zip, CancellationToken cancellationToken)
    {
        var (entries, offset, size, endLength) = await ReadEndAsync(zip, cancellationToken).ConfigureAwait(false);
        if (endLength == 0)
        {
            return ([], "the zip does not end as one: it was cut off, or something was added at its end");
        }

        if (offset < 0 || size < 0 || entries < 0 || size > LargestDirectory || offset + size + endLength != zip.Length)
        {
            return ([], "the end of the zip does not fit its length: something was cut out or added");
        }

        var end = await ReadAtAsync(zip, offset + size, endLength, cancellationToken).ConfigureAwait(false);
        if (!end.AsSpan().SequenceEqual(CanonicalZip.End(entries, offset, size)))
        {
            return ([], "the end of the zip is not as it was written");
        }

        var directory = await ReadAtAsync(zip, offset, (int)size, cancellationToken).ConfigureAwait(false);
        var (records, fault) = ReadRecords(directory, offset);
        return fault is null && records.Count != entries ? ([], $"the zip lists {records.Count} entries and counts {entries}") : (records, fault);
    }

    /// <summary>Exactly that many bytes, or fewer where the file ends.</summary>
    public static async Task<byte[]> ReadAtAsync(Stream zip, long offset, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        zip.Position = offset;
        var read = await zip.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read == count ? bytes : bytes[..read];
    }

    private static async Task<(long Entries, long Offset, long Size, int EndLength)> ReadEndAsync(Stream zip, CancellationToken cancellationToken)
    {
        if (zip.Length < CanonicalZip.EndLength)
        {
            return default;
        }

        var end = await ReadAtAsync(zip, zip.Length - CanonicalZip.EndLength, CanonicalZip.EndLength, cancellationToken).ConfigureAwait(false);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != 0x0605_4B50)
        {
            return default;
        }

        var entries = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        const int Both = CanonicalZip.EndLength + CanonicalZip.Zip64EndLength;
        if (offset != uint.MaxValue || zip.Length < Both)
        {
            return (entries, offset, size, CanonicalZip.EndLength);
        }

        var large = await ReadAtAsync(zip, zip.Length - Both, 56, cancellationToken).ConfigureAwait(false);
        return (
            BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(32)),
            BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(48)),
            BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(40)),
            Both);
    }

    private static (IReadOnlyList<ZipRecord> Records, string? Fault) ReadRecords(ReadOnlySpan<byte> directory, long directoryOffset)
    {
        var records = new List<ZipRecord>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var next = 0L;
        while (directory.Length > 0)
        {
            if (ReadRecord(directory, out var length) is not { } record)
            {
                return ([], $"the zip's list of entries is not as it was written after '{(records.Count > 0 ? records[^1].Name : "its start")}'");
            }

            if (!names.Add(record.Name))
            {
                return ([], $"{record.Name}: is in the zip twice");
            }

            if (record.Offset != next || record.Size < 0 || record.Size > directoryOffset || !directory[..length].SequenceEqual(CanonicalZip.DirectoryRecord(record)))
            {
                return ([], $"{record.Name}: what the zip's list of entries says of it is not as it was written");
            }

            records.Add(record);
            next += CanonicalZip.LocalHeader(record).Length + record.Size;
            directory = directory[length..];
        }

        return next == directoryOffset ? (records, null) : ([], "the entries of the zip do not fill it: something was cut out or added");
    }

    private static ZipRecord? ReadRecord(ReadOnlySpan<byte> directory, out int length)
    {
        length = 0;
        if (directory.Length < 46 || BinaryPrimitives.ReadUInt32LittleEndian(directory) != 0x0201_4B50)
        {
            return null;
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]);
        length = 46 + nameLength + extraLength;
        if (directory.Length < length || Name(directory.Slice(46, nameLength)) is not { } name)
        {
            return null;
        }

        var size = (long)BinaryPrimitives.ReadUInt32LittleEndian(directory[24..]);
        var offset = (long)BinaryPrimitives.ReadUInt32LittleEndian(directory[42..]);
        var extra = directory.Slice(46 + nameLength, extraLength);
        if (size == uint.MaxValue && extra.Length >= 20)
        {
            size = BinaryPrimitives.ReadInt64LittleEndian(extra[4..]);
            extra = extra[16..];
        }

        if (offset == uint.MaxValue && extra.Length >= 12)
        {
            offset = BinaryPrimitives.ReadInt64LittleEndian(extra[4..]);
        }

        return new ZipRecord(name, size, BinaryPrimitives.ReadUInt32LittleEndian(directory[16..]), offset);
    }

    private static string? Name(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: the caller says which entry it follows.
            return null;
        }
    }
}
