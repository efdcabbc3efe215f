namespace Evidence.Testing.Storage;

/// <summary>Gives at most so many bytes a read.</summary>
public sealed class TricklingStream(byte[] bytes, int atMost) : SourceStream
{
    private int _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(Math.Min(atMost, buffer.Length), bytes.Length - _position);
        bytes.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return ValueTask.FromResult(count);
    }
}
