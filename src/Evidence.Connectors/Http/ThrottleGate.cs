using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Http;

/// <summary>Holds all requests of a source back until the time it asked for.</summary>
internal sealed class ThrottleGate(string system, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan _least = TimeSpan.FromSeconds(1);
    private long _notBefore;

    /// <summary>True while requests are held back.</summary>
    public bool IsHolding => Remaining > TimeSpan.Zero;

    private TimeSpan Remaining => new(Interlocked.Read(ref _notBefore) - time.GetUtcNow().UtcTicks);

    /// <summary>Holds requests back for as long as an answer asks.</summary>
    public void Heed(ThrottleReading reading)
    {
        if (reading.Wait is not { } wait || (wait <= TimeSpan.Zero && !reading.Refused))
        {
            return;
        }

        var held = wait < _least ? _least : wait;
        var until = (time.GetUtcNow() + held).UtcTicks;
        long seen;
        while ((seen = Interlocked.Read(ref _notBefore)) < until)
        {
            if (Interlocked.CompareExchange(ref _notBefore, until, seen) == seen)
            {
                ConnectorLog.Throttled(logger, system, held);
                ConnectorMetrics.Throttled.Add(1, new KeyValuePair<string, object?>("system", system));
                return;
            }
        }
    }

    /// <summary>Waits until requests may go on.</summary>
    /// <returns>How long it waited.</returns>
    /// <exception cref="SourceFaultException">It would take longer than <paramref name="atMost"/>.</exception>
    public async ValueTask<TimeSpan> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (Remaining is var remaining && remaining > TimeSpan.Zero)
        {
            if (waited + remaining > atMost)
            {
                throw TooLong(time.GetUtcNow() + remaining);
            }

            await Task.Delay(remaining, time, cancellationToken).ConfigureAwait(false);
            waited += remaining;
        }

        return waited;
    }

    private SourceFaultException TooLong(DateTimeOffset until) => new(
        SourceFaultKind.Throttled,
        $"{system} takes no more requests before {until:yyyy-MM-dd HH:mm:ss} UTC, which is longer than max-wait allows.",
        "Collect again after that time (only what is missing is asked for), or raise max-wait.",
        endsCollection: true);
}
