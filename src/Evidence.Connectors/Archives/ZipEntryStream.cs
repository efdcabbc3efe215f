using System.IO.Compression;
using System.IO.Hashing;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.Archives;

/// <summary>The bytes of an entry: as many as the archive states and with the checksum it states, or a fault.</summary>
internal sealed class ZipEntryStream(ZipArchiveEntry entry) : ForwardStream
{
    private readonly Stream _inner = entry.Open();
    private readonly Crc32 _checksum = new();
    private long _position;

    public override long Length => entry.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Check(buffer.Span[..count], isEnd: count == 0 && !buffer.IsEmpty);
            return count;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw Corrupt(fault);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            var read = _inner.Read(buffer, offset, count);
            Check(buffer.AsSpan(offset, read), isEnd: read == 0 && count > 0);
            return read;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw Corrupt(fault);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        _position += bytes.Length;
        _checksum.Append(bytes);
        if (_position > entry.Length || (isEnd && (_position != entry.Length || _checksum.GetCurrentHashAsUInt32() != entry.Crc32)))
        {
            throw Corrupt(null);
        }
    }

    private static SourceFaultException Corrupt(Exception? fault) =>
        new(SourceFaultKind.TooLarge, "The entry does not have the size and checksum its archive states.", "Publish the archive again.", innerException: fault);
}
