namespace Evidence.Testing.Storage;

/// <summary>Gives bytes up to a point and then waits until it is told to go on, so that a test can look at a put that is under way.</summary>
public sealed class GatedStream(byte[] bytes, int pauseAt) : SourceStream
{
    private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position;

    /// <summary>Done when the reader has everything before the pause and asks for more.</summary>
    public Task Paused => _paused.Task;

    public void Resume() => _resumed.SetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == pauseAt)
        {
            _paused.TrySetResult();
            await _resumed.Task.WaitAsync(cancellationToken);
        }

        var end = _position < pauseAt ? pauseAt : bytes.Length;
        var count = Math.Min(buffer.Length, end - _position);
        bytes.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
