namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Which work may be what kills its worker.</summary>
internal static class Suspicion
{
    /// <summary>Work handed out so often without being finished is suspect.</summary>
    public const int Deliveries = 2;

    /// <summary>Whether it had been handed out that often before this time.</summary>
    public static bool IsSuspect(this ILeased work) => work.Deliveries > Deliveries;

    /// <summary>How long work that was given back in error waits before it is handed out again: 1 s, 2 s, 4 s, ... up to 1 minute.</summary>
    public static TimeSpan Backoff(int deliveries) => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Clamp(deliveries - 1, 0, 6))));
}
