namespace Evidence.Storage.Embedded;

/// <summary>A content on its way in, under a temporary name.</summary>
internal sealed class ContentUpload(string path) : IAsyncDisposable
{
    private const long FlushEach = 32 * 1024 * 1024;
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
    private Task _flushing = Task.CompletedTask;
    private long _begun;

    public string Path => path;

    /// <summary>Writes the next bytes and tells how many there are now.</summary>
    /// <exception cref="IOException">These bytes or those before could not be written.</exception>
    public async Task<long> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        if (_file.Position - _begun >= FlushEach && _flushing.IsCompleted)
        {
            await BeginFlushAsync().ConfigureAwait(false);
        }

        return _file.Position;
    }

    /// <summary>Puts everything written on disk and closes the file.</summary>
    /// <exception cref="IOException">Not all of it could be written.</exception>
    public async Task FlushAsync()
    {
        // The system tells a failed write once: to the flush that was under way.
        await _flushing.ConfigureAwait(false);
        await Task.Run(() => _file.Flush(flushToDisk: true)).ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Removes what was not kept.</summary>
    public async ValueTask DisposeAsync()
    {
        await _flushing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _file.DisposeAsync().ConfigureAwait(false);
        File.Delete(path);
    }

    // The disk works while more comes in, so that the last flush has little left to wait for.
    private async Task BeginFlushAsync()
    {
        await _flushing.ConfigureAwait(false);
        _begun = _file.Position;
        _flushing = Task.Run(() => RandomAccess.FlushToDisk(_file.SafeFileHandle));
    }
}
