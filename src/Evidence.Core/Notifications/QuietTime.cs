namespace Evidence.Notifications;

/// <summary>When people are left alone, in the time zone of their subscription.</summary>
/// <param name="From">Start of the quiet hours, within them; null: there are none.</param>
/// <param name="To">Their end, no longer within them. Before <paramref name="From"/>: on the next day.</param>
/// <param name="Days">Days that are quiet from midnight to midnight; at most six.</param>
public sealed record QuietTime(TimeOnly? From, TimeOnly? To, IReadOnlyList<DayOfWeek> Days)
{
    /// <summary>No quiet time.</summary>
    public static QuietTime None { get; } = new(null, null, []);

    /// <summary>The end of the quiet time a local time lies in; null: it does not lie in any.</summary>
    public DateTime? EndOf(DateTime local)
    {
        if (Days.Contains(local.DayOfWeek))
        {
            return local.Date.AddDays(1);
        }

        if (From is not { } from || To is not { } to || from == to)
        {
            return null;
        }

        var time = TimeOnly.FromDateTime(local);
        return !time.IsBetween(from, to) ? null
            : time < to ? local.Date + to.ToTimeSpan()
            : local.Date.AddDays(1) + to.ToTimeSpan();
    }
}
