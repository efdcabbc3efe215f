using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Evidence.Documents.Packs.Zip;

namespace Evidence.Documents.Packs.Word;

/// <summary>Writes office packages in one form: parts in order of name, no times, stored. Compressed bytes differ between versions and processors, stored ones do not.</summary>
internal static class CanonicalPackage
{
    private const string ContentTypes = "[Content_Types].xml";

    /// <summary>Writes the parts of a package.</summary>
    public static void Write(Stream output, IEnumerable<(string Path, byte[] Bytes)> parts)
    {
        using var package = new MemoryStream();
        var zip = new CanonicalZipWriter(package);
        foreach (var (path, bytes) in parts.OrderBy(part => part.Path != ContentTypes).ThenBy(part => part.Path, StringComparer.Ordinal))
        {
            zip.Write(path, bytes);
        }

        zip.Finish();
        package.WriteTo(output);
    }

    /// <summary>Writes a package again in the one form.</summary>
    public static void Rewrite(Stream package, Stream output)
    {
        package.Position = 0;
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        Write(output, archive.Entries.Select(entry =>
        {
            using var part = entry.Open();
            using var bytes = new MemoryStream();
            part.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        }));
    }

    /// <summary>An XML part as UTF-8 without a byte order mark.</summary>
    public static byte[] Bytes(XDocument xml)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.Save(writer);
        }

        return bytes.ToArray();
    }
}
