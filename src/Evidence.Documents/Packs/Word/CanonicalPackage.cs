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

    /// <summary>Writes the parts of a package, one in memory at a time.</summary>
    public static void Write<T>(Stream output, IEnumerable<T> parts, Func<T, string> path, Func<T, byte[]> bytes)
    {
        var zip = new CanonicalZipWriter(output);
        foreach (var part in parts.OrderBy(part => path(part) != ContentTypes).ThenBy(path, StringComparer.Ordinal))
        {
            zip.Write(path(part), bytes(part));
        }

        zip.Finish();
    }

    /// <summary>Writes a package again in the one form.</summary>
    public static void Rewrite(Stream package, Stream output)
    {
        package.Position = 0;
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        Write(output, archive.Entries, entry => entry.FullName, entry =>
        {
            using var part = entry.Open();
            var bytes = new byte[entry.Length];
            part.ReadExactly(bytes);
            return bytes;
        });
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
