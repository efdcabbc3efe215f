using System.Collections.Concurrent;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>
/// Hands out leased work one by one while leasing it in groups: as many at a time as this worker has free hands, so that nothing lies here
/// that another process could do now.
/// </summary>
internal sealed class WorkSource<T> : IDisposable
    where T : class, ILeased
{
    private readonly ConcurrentQueue<T> _ready = new();
    private readonly ConcurrentDictionary<long, T> _held = new();
    private readonly SemaphoreSlim _filling = new(1, 1);
    private readonly int _capacity;
    private readonly Signal _signal;
    private readonly Signal _finished = new();
    private readonly TimeProvider _clock;
    private readonly Func<long?> _nextAvailable;
    private readonly Func<LeaseRequest, Task<List<T>>> _lease;

    /// <param name="capacity">How many are held at most.</param>
    /// <param name="signal">Raised when there may be work.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="nextAvailable">When work can next be leased, in UTC ticks; null when none is in sight.</param>
    /// <param name="lease">Leases work.</param>
    public WorkSource(int capacity, Signal signal, TimeProvider clock, Func<long?> nextAvailable, Func<LeaseRequest, Task<List<T>>> lease)
    {
        _capacity = capacity;
        _signal = signal;
        _clock = clock;
        _nextAvailable = nextAvailable;
        _lease = lease;
    }

    /// <summary>What is leased now, handed out or not.</summary>
    public IEnumerable<T> Held => _held.Values;

    /// <summary>The next piece of work; null when none came within the timeout.</summary>
    public async Task<T?> NextAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var began = _clock.GetTimestamp();
        while (true)
        {
            var signal = _signal.Next;
            var wait = await FillAsync(cancellation).ConfigureAwait(false);
            if (_ready.TryDequeue(out var next))
            {
                return next;
            }

            var left = timeout - _clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            await Signal.WaitAsync(signal, wait < left ? wait : left, _clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The work is no longer held: finished, given back or lost.</summary>
    public void Done(T work)
    {
        if (_held.TryRemove(new KeyValuePair<long, T>(work.Id, work)))
        {
            _finished.Raise();
            if (work.IsSuspect())
            {
                _signal.Raise();
            }
        }
    }

    /// <summary>Waits until nothing is held any more, or that long.</summary>
    public async Task WhenIdleAsync(TimeSpan atMost)
    {
        var began = _clock.GetTimestamp();
        while (true)
        {
            var finished = _finished.Next;
            var left = atMost - _clock.GetElapsedTime(began);
            if (_held.IsEmpty || left <= TimeSpan.Zero)
            {
                return;
            }

            await Signal.WaitAsync(finished, left, _clock, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Takes back what was leased but not yet handed out.</summary>
    public List<T> Drain()
    {
        var drained = new List<T>();
        while (_ready.TryDequeue(out var work))
        {
            Done(work);
            drained.Add(work);
        }

        return drained;
    }

    public void Dispose() => _filling.Dispose();

    /// <summary>Leases work if none lies ready; says how long to wait when there is none.</summary>
    private async Task<TimeSpan> FillAsync(CancellationToken cancellation)
    {
        await _filling.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_ready.IsEmpty)
            {
                return TimeSpan.Zero;
            }

            return UntilAvailable() is { } wait && wait > TimeSpan.Zero ? wait : await LeaseAsync().ConfigureAwait(false);
        }
        finally
        {
            _filling.Release();
        }
    }

    private TimeSpan UntilAvailable()
    {
        var next = _nextAvailable();
        var ticks = next is null ? TimeSpan.FromMinutes(1).Ticks : next.Value - _clock.GetUtcNow().UtcTicks;
        return TimeSpan.FromTicks(Math.Min(ticks, TimeSpan.FromMinutes(1).Ticks));
    }

    private async Task<TimeSpan> LeaseAsync()
    {
        var free = Math.Max(1, _capacity - _held.Count);
        var leased = await _lease(new LeaseRequest(free, _held.Values.Any(held => held.IsSuspect()))).ConfigureAwait(false);
        foreach (var work in leased)
        {
            _held[work.Id] = work;
            _ready.Enqueue(work);
        }

        // Available but not leased: another process was quicker, or it waits until the suspect before it is done, which raises the signal.
        return TimeSpan.FromMilliseconds(200);
    }
}
