namespace Evidence.Gates;

/// <summary>Counts business days: Monday to Friday, in UTC. Holidays differ by place and are not left out.</summary>
public static class BusinessDays
{
    /// <summary>
    /// Business days that began after the day of <paramref name="from"/> up to and with the day of <paramref name="to"/>; 0 on the same day, and where
    /// <paramref name="to"/> is earlier.
    /// </summary>
    public static int Between(DateTimeOffset from, DateTimeOffset to)
    {
        var first = DateOnly.FromDateTime(from.UtcDateTime);
        var last = DateOnly.FromDateTime(to.UtcDateTime);
        var days = last.DayNumber - first.DayNumber;
        if (days <= 0)
        {
            return 0;
        }

        var weeks = days / 7;
        return (weeks * 5) + Enumerable.Range(1, days % 7).Count(day => IsBusinessDay(first.AddDays(day)));
    }

    /// <summary>The last moment (UTC) that is within that many business days.</summary>
    public static DateTimeOffset Deadline(DateTimeOffset from, int businessDays)
    {
        var day = DateOnly.FromDateTime(from.UtcDateTime);
        for (var left = businessDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsBusinessDay(day) ? 1 : 0;
        }

        return new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
    }

    private static bool IsBusinessDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
