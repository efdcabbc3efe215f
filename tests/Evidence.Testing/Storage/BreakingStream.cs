namespace Evidence.Testing.Storage;

/// <summary>Gives its bytes and then breaks, as a connection that is reset does.</summary>
public sealed class BreakingStream(byte[] bytes) : SourceStream
{
    public const string Message = "The connection was reset by the source.";

    private int _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(buffer.Length, bytes.Length - _position);
        if (count == 0)
        {
            throw new IOException(Message);
        }

        bytes.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return ValueTask.FromResult(count);
    }
}
