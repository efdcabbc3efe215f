using System.IO.Compression;

namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>
/// Writes a copy of a package in which some parts are replaced or added. All other entries are taken over compressed as they are,
/// in their order and with their times.
/// </summary>
internal sealed class PackageRewrite
{
    private static readonly DateTimeOffset _epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, byte[]> _parts = [];

    /// <summary>True: the copy is the same as the original.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>The new bytes of a part; a part that is not there yet is added at the end.</summary>
    public void Put(string part, byte[] bytes) => _parts[part] = bytes;

    /// <summary>What was put for a part; null: nothing.</summary>
    public byte[]? Find(string part) => _parts.GetValueOrDefault(part);

    /// <summary>Writes the copy.</summary>
    /// <param name="input">The original; seekable.</param>
    /// <param name="output">Empty and seekable; left open at its end.</param>
    public void Write(Stream input, Stream output)
    {
        input.Position = 0;
        input.CopyTo(output);
        if (!IsEmpty)
        {
            using var archive = new ZipArchive(output, ZipArchiveMode.Update, leaveOpen: true);
            var entries = archive.Entries.ToDictionary(e => e.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase);
            foreach (var (part, bytes) in _parts.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                Put(archive, entries.GetValueOrDefault(part), part, bytes);
            }
        }

        output.Flush();
    }

    private static void Put(ZipArchive archive, ZipArchiveEntry? existing, string part, byte[] bytes)
    {
        var time = existing?.LastWriteTime ?? _epoch;
        var entry = existing ?? archive.CreateEntry(part, CompressionLevel.Optimal);
        using (var stream = entry.Open())
        {
            stream.SetLength(0);
            stream.Write(bytes);
        }

        entry.LastWriteTime = time;
    }
}
