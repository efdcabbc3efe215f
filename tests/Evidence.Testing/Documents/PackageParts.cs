using System.IO.Compression;

namespace Evidence.Testing.Documents;

/// <summary>The parts of an Office file as bytes, in the order of the package.</summary>
public static class PackageParts
{
    public static IReadOnlyDictionary<string, byte[]> Of(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var parts = new Dictionary<string, byte[]>();
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            parts[entry.FullName] = bytes.ToArray();
        }

        return parts;
    }

    public static IReadOnlyList<(string Name, DateTimeOffset Time)> Entries(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(e => (e.FullName, e.LastWriteTime))];
    }
}
