using Microsoft.Win32.SafeHandles;

namespace Evidence.Storage.Embedded;

/// <summary>The bytes of a kept content, read forward and without a buffer of their own.</summary>
internal sealed class ContentFile : Stream
{
    private const long GiveUpEach = 4 * 1024 * 1024;
    private readonly SafeFileHandle _file;
    private readonly bool _isReadOnce;
    private long _position;
    private long _givenUp;

    /// <summary>Opens the file. Whoever removes or replaces it meanwhile does not disturb reading.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="isReadOnce">Whether memory the system has it in is given up as it is read.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public ContentFile(string path, bool isReadOnce)
    {
        var waiting = OperatingSystem.IsWindows() ? FileOptions.Asynchronous : FileOptions.None;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan | waiting);
        _isReadOnce = isReadOnce;
        Length = RandomAccess.GetLength(_file);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("A content is read forward.");
    }

    public override int Read(Span<byte> buffer) => Follow(RandomAccess.Read(_file, buffer, _position));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // Elsewhere than on Windows .NET hands a read over to another thread, which then waits for the disk: the caller's can do that as well, without the change of threads.
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return OperatingSystem.IsWindows()
            ? Follow(await RandomAccess.ReadAsync(_file, buffer, _position, cancellationToken).ConfigureAwait(false))
            : Read(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A content is read forward.");

    public override void SetLength(long value) => throw new NotSupportedException("A content is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A content is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_file.IsClosed)
        {
            if (_isReadOnce && _position > _givenUp)
            {
                PageCache.GiveUpRest(_file, _givenUp);
            }

            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Follow(int read)
    {
        _position += read;
        if (_isReadOnce && _position - _givenUp >= GiveUpEach)
        {
            _givenUp = PageCache.GiveUp(_file, _givenUp, _position);
        }

        return read;
    }
}
