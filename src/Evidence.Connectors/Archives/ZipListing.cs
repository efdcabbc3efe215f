using System.Collections.ObjectModel;
using System.IO.Compression;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.Archives;

/// <summary>The entries of a zip archive that are safe to unpack, and a gap for each that is not.</summary>
/// <param name="Entries">Safe entries by path with <c>/</c>, in ordinal order.</param>
/// <param name="Gaps">The others.</param>
internal sealed record ZipListing(IReadOnlyList<(string Path, ZipArchiveEntry Entry)> Entries, IReadOnlyList<CollectionGap> Gaps)
{
    private const int SymbolicLink = 0xA000;
    private const int FileTypeMask = 0xF000;

    /// <summary>Lists an archive. Folders, dot files and what macOS adds (<c>__MACOSX/</c>) are no entries.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="name">What it is called in gaps: its locator.</param>
    /// <param name="limits">How much may come out of it.</param>
    /// <exception cref="SourceFaultException">It cannot be read, or has too many entries.</exception>
    public static ZipListing Of(ZipArchive archive, string name, ZipLimits limits)
    {
        var all = Read(archive);
        if (all.Count > limits.MaxEntries)
        {
            throw new SourceFaultException(SourceFaultKind.TooLarge, $"The archive has {all.Count} entries; {limits.MaxEntries} are unpacked at most.", "Publish a smaller archive.");
        }

        var safe = new SortedDictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        var gaps = new List<CollectionGap>();
        var total = 0L;
        foreach (var entry in all.Where(entry => !IsIgnored(entry.FullName)))
        {
            if (Refuse(entry, safe, total, limits) is { } why)
            {
                gaps.Add(new($"{name}#{Printable(entry.FullName)}", why, "Publish the file in another archive, or by itself."));
                continue;
            }

            safe.Add(Normalise(entry.FullName)!, entry);
            total += entry.Length;
        }

        return new([.. safe.Select(pair => (pair.Key, pair.Value))], gaps);
    }

    private static ReadOnlyCollection<ZipArchiveEntry> Read(ZipArchive archive)
    {
        try
        {
            return archive.Entries;
        }
        catch (InvalidDataException fault)
        {
            throw new SourceFaultException(SourceFaultKind.Incomplete, "It is not a zip archive that can be read.", "Publish it again.", innerException: fault);
        }
    }

    private static string? Refuse(ZipArchiveEntry entry, SortedDictionary<string, ZipArchiveEntry> safe, long total, ZipLimits limits)
    {
        var path = Normalise(entry.FullName);
        return
            path is null ? "Its path leads out of the archive." :
            safe.ContainsKey(path) ? "The archive has two entries of that name." :
            ((entry.ExternalAttributes >> 16) & FileTypeMask) == SymbolicLink ? "It is a symbolic link." :
            entry.IsEncrypted ? "It is encrypted." :
            entry.Length > limits.RatioFrom && entry.Length / Math.Max(1, entry.CompressedLength) > limits.MaxRatio ? $"It is packed more than {limits.MaxRatio} times, as archives that overflow disks are." :
            total + entry.Length > limits.MaxTotalBytes ? $"The archive unpacks to more than {Settings.Amounts.Write(limits.MaxTotalBytes)}." :
            null;
    }

    private static bool IsIgnored(string path) =>
        path.EndsWith('/') || path.EndsWith('\\') || path.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || path.Split('/', '\\').Any(part => part.StartsWith('.') && part.Trim('.').Length > 0);

    private static string? Normalise(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        return parts.Any(part => part is "" or "." or ".." || part.Contains(':', StringComparison.Ordinal) || part.Any(char.IsControl)) ? null : string.Join('/', parts);
    }

    private static string Printable(string path) => new([.. path.Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
