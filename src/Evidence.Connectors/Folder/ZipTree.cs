using System.Globalization;
using System.IO.Compression;
using Evidence.Connectors.Archives;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.Folder;

/// <summary>The files in a zip.</summary>
internal sealed class ZipTree : IFileTree
{
    private readonly ZipArchive _archive;
    private readonly string _locator;

    private ZipTree(ZipArchive archive, string locator, ZipListing listing)
    {
        _archive = archive;
        _locator = locator;
        Gaps = listing.Gaps;
        Files = [.. listing.Entries.Select(entry => new TreeFile(
            entry.Path,
            entry.Entry.Length,
            string.Create(CultureInfo.InvariantCulture, $"size={entry.Entry.Length};crc={entry.Entry.Crc32:x8}"),
            () => new ZipEntryStream(entry.Entry)))];
    }

    public IReadOnlyList<TreeFile> Files { get; }

    public IReadOnlyList<CollectionGap> Gaps { get; }

    // All entries are read through one file.
    public int ReadersAtOnce => 1;

    /// <summary>Opens a zip.</summary>
    /// <exception cref="SourceFaultException">It is none.</exception>
    public static ZipTree Open(string path, string workspace)
    {
        var locator = FileLocators.Of(workspace, path);
        try
        {
            var archive = ZipFile.OpenRead(path);
            try
            {
                return new ZipTree(archive, locator, ZipListing.Of(archive, locator, ZipLimits.Default));
            }
            catch
            {
                archive.Dispose();
                throw;
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "It is not a zip archive that can be read.", "Put a zip file or a folder there.", innerException: fault);
        }
    }

    public bool IsInScope(string path) => true;

    public string LocatorOf(string path) => $"{_locator}#{FileLocators.Escape(path)}";

    public void Dispose() => _archive.Dispose();
}
