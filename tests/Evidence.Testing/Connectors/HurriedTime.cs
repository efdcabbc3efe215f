using System.Collections.Concurrent;

namespace Evidence.Testing.Connectors;

/// <summary>
/// A clock on which waiting takes no time: a delay moves the clock on and is over. Limits on how long something may take (timers of a
/// <see cref="CancellationTokenSource"/>) never run out, because nothing takes time.
/// </summary>
public sealed class HurriedTime(DateTimeOffset start) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private long _elapsed;

    public HurriedTime()
        : this(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Every wait there was, in order.</summary>
    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    /// <summary>All waits together.</summary>
    public TimeSpan Waited => _waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HurriedTimer(this, callback, state, isLimit: state is CancellationTokenSource);
        timer.Change(dueTime, period);
        return timer;
    }

    private TimeSpan Elapsed => new(Interlocked.Read(ref _elapsed));

    private void Pass(TimeSpan wait)
    {
        _waits.Enqueue(wait);
        Interlocked.Add(ref _elapsed, wait.Ticks);
    }

    private sealed class HurriedTimer(HurriedTime time, TimerCallback callback, object? state, bool isLimit) : ITimer
    {
        private volatile bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (!isLimit && dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Pass(dueTime);
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            if (!_isDisposed)
            {
                callback(state);
            }
        }
    }
}
