using Evidence.Documents.Packs.Zip;

namespace Evidence.Documents.Tests.Packs;

/// <summary>The entries of a pack, to be taken apart, changed, and put together again in the one layout there is.</summary>
internal static class PackEntries
{
    public static async Task<byte[]> WriteAsync(IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        using var output = new MemoryStream();
        var zip = new CanonicalZipWriter(output);
        foreach (var (name, bytes) in entries)
        {
            await zip.WriteAsync(name, bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes)), default);
        }

        await zip.FinishAsync(default);
        return output.ToArray();
    }

    public static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> ReadAsync(byte[] zip)
    {
        var (records, _) = await CanonicalZipReader.ReadDirectoryAsync(new MemoryStream(zip), default);
        return [.. records.Select(record =>
        {
            var start = (int)record.Offset + CanonicalZip.LocalHeader(record).Length;
            return (record.Name, zip[start..(start + (int)record.Size)]);
        })];
    }
}
