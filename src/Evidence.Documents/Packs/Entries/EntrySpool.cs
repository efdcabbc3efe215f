namespace Evidence.Documents.Packs.Entries;

/// <summary>
/// Holds the entries that are made for a pack, in a temporary file that is gone when it is disposed, so that their digests are known before the manifest is
/// written and memory stays small.
/// </summary>
internal sealed class EntrySpool : IDisposable
{
    private readonly FileStream _file = new(
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"evidence-{System.IO.Path.GetRandomFileName()}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 1 << 16,
        });

    private readonly List<(ManifestEntry Entry, long Offset)> _entries = [];

    /// <summary>The entries in the order they were added.</summary>
    public IReadOnlyList<ManifestEntry> Entries => [.. _entries.Select(spooled => spooled.Entry)];

    /// <summary>Adds an entry.</summary>
    public void Add(string path, Action<Stream> write)
    {
        var offset = _file.Length;
        _file.Position = offset;
        var hashing = new HashingStream(_file);
        write(hashing);
        var (size, digest) = hashing.Finish();
        _entries.Add((new ManifestEntry(path, size, digest), offset));
    }

    /// <summary>Adds an entry.</summary>
    public async Task AddAsync(string path, Func<Stream, Task> write)
    {
        var offset = _file.Length;
        _file.Position = offset;
        var hashing = new HashingStream(_file);
        await write(hashing).ConfigureAwait(false);
        var (size, digest) = hashing.Finish();
        _entries.Add((new ManifestEntry(path, size, digest), offset));
    }

    /// <summary>Adds an entry.</summary>
    public void Add(string path, byte[] bytes) => Add(path, stream => stream.Write(bytes));

    /// <summary>The bytes of an entry; one at a time.</summary>
    public Stream Open(ManifestEntry entry)
    {
        _file.Flush();
        var offset = _entries.First(spooled => spooled.Entry == entry).Offset;
        return new Window(_file, offset, entry.Size);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
