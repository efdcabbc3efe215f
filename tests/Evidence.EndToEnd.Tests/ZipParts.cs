using System.IO.Compression;
using Evidence.Artifacts;

namespace Evidence.EndToEnd.Tests;

/// <summary>The entries of a zip file, by name, with the digest of their bytes.</summary>
internal static class ZipParts
{
    public static SortedDictionary<string, string> Of(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            parts[entry.FullName] = Sha256Digest.Of(copy.ToArray()).Hex;
        }

        return parts;
    }
}
