namespace Evidence.Documents.Packs.Entries;

/// <summary>A part of a seekable stream, for reading. Disposing it leaves the stream underneath open.</summary>
internal sealed class Window(Stream inner, long offset, long length) : Stream
{
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _at;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        inner.Position = offset + _at;
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, length - _at)]);
        _at += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        inner.Position = offset + _at;
        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, length - _at)], cancellationToken).ConfigureAwait(false);
        _at += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
