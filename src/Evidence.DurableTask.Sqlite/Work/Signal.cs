namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Wakes everyone who waits. Take <see cref="Next"/> before looking, look, then wait on it: nothing raised in between is missed.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => _next.Task;

    public void Raise()
    {
        var raised = Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        raised.TrySetResult();
    }

    /// <summary>Waits for a signal taken before, for at most that long.</summary>
    public static async Task WaitAsync(Task signal, TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await signal.WaitAsync(atMost, clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Looking again after that long is what the caller asked for.
            return;
        }
    }
}
