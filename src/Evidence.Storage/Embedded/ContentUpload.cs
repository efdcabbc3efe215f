namespace Evidence.Storage.Embedded;

/// <summary>A content on its way in, under a temporary name.</summary>
internal sealed class ContentUpload(string path) : IAsyncDisposable
{
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);

    public string Path => path;

    /// <summary>Writes the next bytes and tells how many there are now.</summary>
    public async Task<long> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        return _file.Position;
    }

    /// <summary>Puts everything written on disk and closes the file.</summary>
    public async Task FlushAsync()
    {
        await Task.Run(() => _file.Flush(flushToDisk: true)).ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Removes what was not kept.</summary>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        File.Delete(path);
    }
}
