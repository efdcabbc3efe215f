using Evidence.Connectors.Http;

namespace Evidence.Connectors.Folder;

/// <summary>The bytes of a file as it was listed: where it can no longer be read or has another size by now, reading ends with a fault.</summary>
internal sealed class ListedFileStream(Stream inner, long size) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _position += count;
            return _position <= size && (count > 0 || buffer.IsEmpty || _position == size)
                ? count
                : throw new SourceFaultException(SourceFaultKind.Incomplete, "The file changed while it was read.", "Collect again when nothing writes to it.");
        }
        catch (IOException fault)
        {
            throw new SourceFaultException(SourceFaultKind.Forbidden, "The file cannot be read to its end.", "Check the file and the disk it is on.", innerException: fault);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files of a source are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
