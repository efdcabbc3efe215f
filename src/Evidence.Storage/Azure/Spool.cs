namespace Evidence.Storage.Azure;

/// <summary>
/// Holds a content until its digest is known: the first megabyte in memory, more in a temporary file that has no name (Unix) or goes with its handle (Windows),
/// so that a killed process leaves nothing.
/// </summary>
internal sealed class Spool(string? folder) : IAsyncDisposable
{
    private const int InMemory = 1024 * 1024;
    private Stream _stream = new MemoryStream();

    /// <summary>True where the content did not fit in memory.</summary>
    public bool IsLarge => _stream is FileStream;

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            if (!IsLarge && _stream.Length + bytes.Length > InMemory)
            {
                await MoveToFileAsync(cancellationToken).ConfigureAwait(false);
            }

            await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(
                FaultCode.Unavailable,
                $"A large content cannot be held in '{Folder}' on its way to Azure Storage ({fault.Message}); make room there, or set the spool folder to one with room.",
                fault);
        }
    }

    /// <summary>The content from its start.</summary>
    public Stream Rewind()
    {
        _stream.Position = 0;
        return _stream;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private string Folder => folder ?? Path.GetTempPath();

    private async Task MoveToFileAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, "evidence-" + Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 0,
        });
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        Rewind();
        await _stream.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _stream = file;
    }
}
