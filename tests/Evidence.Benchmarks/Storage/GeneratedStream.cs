namespace Evidence.Benchmarks.Storage;

/// <summary>So many bytes that do not compress, the same for the same seed, made while they are read.</summary>
internal sealed class GeneratedStream(int seed, long length) : Stream
{
    private readonly byte[] _block = Block(seed);
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var start = (int)(_position % _block.Length);
        var read = (int)Math.Min(Math.Min(count, _block.Length - start), length - _position);
        _block.AsSpan(start, read).CopyTo(buffer.AsSpan(offset));
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static byte[] Block(int seed)
    {
        var block = new byte[64 * 1024];
        new Random(seed).NextBytes(block);
        return block;
    }
}
