using System.Buffers.Binary;
using System.Text;

namespace Evidence.Documents.Packs.Zip;

/// <summary>
/// The one layout a pack's zip may have (APPNOTE 6.3.10): entries stored one after the other from the first byte on, names in UTF-8, the time of every entry
/// 1980-01-01, no comments, no extra fields but Zip64 where a number needs it, nothing before, between or after. Every byte of such a file is either content or
/// follows from names, sizes and checksums, so that a verifier can write the headers again and compare them: there is no byte that could change unseen.
/// </summary>
internal static class CanonicalZip
{
    public const int EndLength = 22;
    public const int Zip64EndLength = 56 + 20;

    private const ushort Utf8Names = 0x0800;
    private const ushort FirstOfJanuary1980 = 0x0021;
    private const ushort MadeOnUnix = 3 << 8;
    private const uint RegularFileReadableByAll = 0x81A4_0000;

    /// <summary>The header in front of an entry's bytes.</summary>
    public static byte[] LocalHeader(ZipRecord record)
    {
        var isLarge = record.Size >= uint.MaxValue;
        var header = new Fields(30 + Encoding.UTF8.GetByteCount(record.Name) + (isLarge ? 20 : 0));
        header.Add(0x0403_4B50u);
        header.Add(isLarge ? (ushort)45 : (ushort)20);
        AddCommon(header, record, isLarge, isLarge ? (ushort)20 : (ushort)0);
        header.Add(Encoding.UTF8.GetBytes(record.Name));
        if (isLarge)
        {
            AddZip64(header, record.Size, record.Size);
        }

        return header.Bytes;
    }

    /// <summary>The record of an entry in the central directory.</summary>
    public static byte[] DirectoryRecord(ZipRecord record)
    {
        var isLarge = record.Size >= uint.MaxValue;
        var isFar = record.Offset >= uint.MaxValue;
        long[] extra = [.. isLarge ? [record.Size, record.Size] : Array.Empty<long>(), .. isFar ? [record.Offset] : Array.Empty<long>()];
        var extraLength = extra.Length == 0 ? 0 : 4 + (8 * extra.Length);
        var header = new Fields(46 + Encoding.UTF8.GetByteCount(record.Name) + extraLength);
        var version = extra.Length > 0 ? (ushort)45 : (ushort)20;
        header.Add(0x0201_4B50u);
        header.Add((ushort)(MadeOnUnix | version));
        header.Add(version);
        AddCommon(header, record, isLarge, (ushort)extraLength);
        header.Add((ushort)0); // comment
        header.Add((ushort)0); // disk
        header.Add((ushort)0); // internal attributes
        header.Add(RegularFileReadableByAll);
        header.Add(isFar ? uint.MaxValue : (uint)record.Offset);
        header.Add(Encoding.UTF8.GetBytes(record.Name));
        if (extra.Length > 0)
        {
            AddZip64(header, extra);
        }

        return header.Bytes;
    }

    /// <summary>What follows the central directory: the end record, preceded by its Zip64 form where a number needs it.</summary>
    public static byte[] End(long entries, long directoryOffset, long directorySize)
    {
        var isLarge = entries >= ushort.MaxValue || directoryOffset >= uint.MaxValue || directorySize >= uint.MaxValue;
        var end = new Fields(EndLength + (isLarge ? Zip64EndLength : 0));
        if (isLarge)
        {
            AddZip64End(end, entries, directoryOffset, directorySize);
        }

        end.Add(0x0605_4B50u);
        end.Add((ushort)0);
        end.Add((ushort)0);
        end.Add(isLarge ? ushort.MaxValue : (ushort)entries);
        end.Add(isLarge ? ushort.MaxValue : (ushort)entries);
        end.Add(isLarge ? uint.MaxValue : (uint)directorySize);
        end.Add(isLarge ? uint.MaxValue : (uint)directoryOffset);
        end.Add((ushort)0); // comment
        return end.Bytes;
    }

    private static void AddCommon(Fields header, ZipRecord record, bool isLarge, ushort extraLength)
    {
        header.Add(Utf8Names);
        header.Add((ushort)0); // stored
        header.Add((ushort)0); // midnight
        header.Add(FirstOfJanuary1980);
        header.Add(record.Crc);
        header.Add(isLarge ? uint.MaxValue : (uint)record.Size);
        header.Add(isLarge ? uint.MaxValue : (uint)record.Size);
        header.Add((ushort)Encoding.UTF8.GetByteCount(record.Name));
        header.Add(extraLength);
    }

    private static void AddZip64(Fields header, params long[] numbers)
    {
        header.Add((ushort)0x0001);
        header.Add((ushort)(8 * numbers.Length));
        foreach (var number in numbers)
        {
            header.Add(number);
        }
    }

    private static void AddZip64End(Fields end, long entries, long directoryOffset, long directorySize)
    {
        end.Add(0x0606_4B50u);
        end.Add(44L);
        end.Add((ushort)(MadeOnUnix | 45));
        end.Add((ushort)45);
        end.Add(0u);
        end.Add(0u);
        end.Add(entries);
        end.Add(entries);
        end.Add(directorySize);
        end.Add(directoryOffset);
        end.Add(0x0706_4B50u);
        end.Add(0u);
        end.Add(directoryOffset + directorySize);
        end.Add(1u);
    }

    /// <summary>Little-endian fields one after the other.</summary>
    private sealed class Fields(int length)
    {
        private readonly byte[] _bytes = new byte[length];
        private int _at;

        public byte[] Bytes => _at == _bytes.Length ? _bytes : throw new InvalidOperationException($"{_at} of {_bytes.Length} bytes were written.");

        public void Add(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Next(2), value);

        public void Add(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Next(4), value);

        public void Add(long value) => BinaryPrimitives.WriteInt64LittleEndian(Next(8), value);

        public void Add(byte[] value) => value.CopyTo(Next(value.Length));

        private Span<byte> Next(int count)
        {
            _at += count;
            return _bytes.AsSpan(_at - count, count);
        }
    }
}
