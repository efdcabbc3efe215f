using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.Folder;

/// <summary>The bytes of a file as it was listed: where it can no longer be read or has another size by now, reading ends with a fault.</summary>
internal sealed class ListedFileStream(Stream inner, long size) : ForwardStream
{
    private long _position;

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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
