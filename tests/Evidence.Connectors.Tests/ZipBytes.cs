using System.IO.Compression;
using System.Text;

namespace Evidence.Connectors;

/// <summary>Makes archives.</summary>
internal static class ZipBytes
{
    public static byte[] Of(params (string Path, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in entries)
            {
                using var stream = zip.CreateEntry(path).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
