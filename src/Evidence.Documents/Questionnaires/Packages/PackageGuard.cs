using System.IO.Compression;

namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>Looks at a package before anything in it is believed.</summary>
internal static class PackageGuard
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether first bytes are of a compound file: an old binary or an encrypted document.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> head) => head.StartsWith(CompoundFile);

    /// <summary>Refuses files that are too large, encrypted, of the old binary formats, or no zip at all.</summary>
    public static void CheckHead(Stream file, string fileName)
    {
        if (file.Length > PackageLimits.FileBytes)
        {
            throw Faults.TooLarge(fileName, $"it has {file.Length >> 20} MB; at most {PackageLimits.FileBytes >> 20} MB are read");
        }

        Span<byte> head = stackalloc byte[8];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (head[..length].SequenceEqual(CompoundFile))
        {
            throw Faults.Unsupported(fileName, IsEncrypted(file)
                ? "it is encrypted; save a copy without a password"
                : "it is in the old binary format; save it as .docx or .xlsx");
        }

        if (length < 4 || head[0] != 'P' || head[1] != 'K')
        {
            throw Faults.Unsupported(fileName, "it is not an Office file (.docx, .xlsx)");
        }
    }

    /// <summary>The entries by name; refuses packages with too many, double, or bomb-like ones.</summary>
    public static Dictionary<string, ZipArchiveEntry> CheckEntries(ZipArchive archive, string fileName)
    {
        if (archive.Entries.Count > PackageLimits.Entries)
        {
            throw Faults.TooLarge(fileName, $"its package has {archive.Entries.Count} entries; at most {PackageLimits.Entries} are read");
        }

        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        long all = 0;
        foreach (var entry in archive.Entries)
        {
            all += entry.Length;
            if (!entries.TryAdd(entry.FullName.Replace('\\', '/'), entry))
            {
                throw Faults.Broken(fileName, "its package has two entries of one name");
            }

            CheckGrowth(entry, all, fileName);
        }

        return entries;
    }

    /// <summary>The bytes of an entry, never more than the limit whatever the entry declares.</summary>
    public static byte[] Unpack(ZipArchiveEntry entry, string fileName)
    {
        if (entry.Length > PackageLimits.PartBytes)
        {
            throw TooLargePart(entry, fileName);
        }

        using var unpacked = new MemoryStream((int)entry.Length);
        using var stream = entry.Open();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > PackageLimits.PartBytes)
            {
                throw TooLargePart(entry, fileName);
            }
        }

        return unpacked.Length == unpacked.Capacity ? unpacked.GetBuffer() : unpacked.ToArray();
    }

    private static void CheckGrowth(ZipArchiveEntry entry, long all, string fileName)
    {
        if (all > PackageLimits.AllBytes
            || (entry.Length > PackageLimits.RatioFrom && entry.Length / Math.Max(1, entry.CompressedLength) > PackageLimits.Ratio))
        {
            throw Faults.TooLarge(fileName, "its package grows to an unlikely size when unpacked");
        }
    }

    private static EvidenceException TooLargePart(ZipArchiveEntry entry, string fileName) =>
        Faults.TooLarge(fileName, $"its part {entry.FullName} has more than {PackageLimits.PartBytes >> 20} MB unpacked");

    // An encrypted package is a compound file with a stream of this name (MS-OFFCRYPTO, 2.3.4.4).
    private static bool IsEncrypted(Stream file)
    {
        var buffer = new byte[(int)Math.Min(file.Length, 1 << 20)];
        file.Position = 0;
        var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer.AsSpan(0, length).IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0;
    }
}
