using System.IO.Compression;
using System.Xml;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>
/// A Word or Excel file as a package of parts (ECMA-376 part 2), opened as the hostile input it is: bounded, without external
/// content, without macros. Reading never changes it; <see cref="PackageRewrite"/> writes a changed copy.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;
    private readonly ContentTypes _types;

    private OfficePackage(string fileName, ZipArchive archive, Dictionary<string, ZipArchiveEntry> entries)
    {
        (FileName, _archive, _entries) = (fileName, archive, entries);
        _types = new ContentTypes(ReadRequired("[Content_Types].xml"));
        MainPart = RelationshipsOf("").FirstOrDefault(r => r.Type == "officeDocument" && !r.IsExternal)?.Target
            ?? throw Faults.Broken(fileName, "it names no main part");
    }

    /// <summary>Name of the file, for messages.</summary>
    public string FileName { get; }

    /// <summary>Name of the document or workbook part.</summary>
    public string MainPart { get; }

    /// <summary>Content type of the main part: tells Word from Excel, and whether there are macros.</summary>
    public string MainType => _types.Of(MainPart);

    /// <summary>Names of all parts, in the order of the file.</summary>
    public IEnumerable<string> PartNames => _archive.Entries.Select(e => e.FullName);

    /// <summary>Opens a package.</summary>
    /// <param name="file">Seekable; not disposed.</param>
    /// <param name="fileName">For messages.</param>
    /// <exception cref="EvidenceException">The file is too large, encrypted, of an old format or broken.</exception>
    public static OfficePackage Open(Stream file, string fileName)
    {
        PackageGuard.CheckHead(file, fileName);
        ZipArchive? archive = null;
        try
        {
            file.Position = 0;
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return new OfficePackage(fileName, archive, PackageGuard.CheckEntries(archive, fileName));
        }
        catch (InvalidDataException fault)
        {
            archive?.Dispose();
            throw Faults.Broken(fileName, "it is not a whole zip package", fault);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Whether a part is there.</summary>
    public bool Has(string part) => _entries.ContainsKey(part);

    /// <summary>Content type of a part; empty: none declared.</summary>
    public string TypeOf(string part) => _types.Of(part);

    /// <summary>A part for editing; null: not there.</summary>
    public SourceDocument? Read(string part)
    {
        if (!_entries.TryGetValue(part, out var entry))
        {
            return null;
        }

        try
        {
            return SourceDocument.Parse(Bytes(entry));
        }
        catch (XmlException fault)
        {
            throw Faults.Broken(FileName, $"its part {part} cannot be read as XML", fault);
        }
    }

    /// <summary>A part for editing that must be there.</summary>
    public SourceDocument ReadRequired(string part) => Read(part) ?? throw Faults.Broken(FileName, $"its part {part} is missing");

    /// <summary>The bytes of a part that must be there, bounded.</summary>
    public byte[] ReadBytes(string part) =>
        _entries.TryGetValue(part, out var entry) ? Bytes(entry) : throw Faults.Broken(FileName, $"its part {part} is missing");

    /// <summary>The relationships of a part, or of the package where the name is empty; empty: none.</summary>
    public IReadOnlyList<Relationship> RelationshipsOf(string part)
    {
        if (Read(PartNamesOf.RelationshipsOf(part)) is not { } document)
        {
            return [];
        }

        return [.. document.Root.Children
            .Where(r => r.Name == "Relationship" && r["Id"] is not null && r["Target"] is not null)
            .Select(r => ToRelationship(part, r))];
    }

    /// <summary>The target of a part's first relationship of a kind; null: none that is in the package.</summary>
    public string? RelatedPart(string part, string type) =>
        RelationshipsOf(part).FirstOrDefault(r => r.Type == type && !r.IsExternal && Has(r.Target))?.Target;

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private static Relationship ToRelationship(string part, SourceElement element)
    {
        var isExternal = element["TargetMode"] == "External";
        var target = element["Target"]!;
        var type = element["Type"] ?? "";
        return new Relationship(element["Id"]!, type[(type.LastIndexOf('/') + 1)..], isExternal ? target : PartNamesOf.Resolve(part, target), isExternal);
    }

    private byte[] Bytes(ZipArchiveEntry entry)
    {
        try
        {
            return PackageGuard.Unpack(entry, FileName);
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw Faults.Broken(FileName, $"its part {entry.FullName} cannot be unpacked", fault);
        }
    }
}
