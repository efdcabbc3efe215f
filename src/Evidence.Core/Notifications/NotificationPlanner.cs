namespace Evidence.Notifications;

/// <summary>Says whether a subscription wants an event, and when it is told. Pure: the same input gives the same plan.</summary>
public static class NotificationPlanner
{
    // A week of quiet days and hours ends within these steps; the loader refuses quiet time without end.
    private const int MaxMoves = 16;

    /// <summary>True where the subscription asks for the event and the product.</summary>
    public static bool Wants(Subscription subscription, string happened, string product)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return (subscription.Events.Count == 0 || subscription.Events.Contains(happened, StringComparer.Ordinal))
            && (subscription.Products.Count == 0 || subscription.Products.Contains(product, StringComparer.Ordinal));
    }

    /// <summary>When an event of now is told; null: at once.</summary>
    /// <remarks>
    /// A digest goes out at the next time of its kind that is after now; a time within quiet time moves to its end. A local time that the clocks skip is told when the clocks
    /// have gone on, one that comes twice at the first.
    /// </remarks>
    /// <exception cref="TimeZoneNotFoundException">There is no such time zone; the loader has checked it.</exception>
    public static DateTimeOffset? DueAt(Subscription subscription, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(subscription.TimeZone);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var due = subscription.Digest == DigestKind.Immediate ? local : NextDigest(subscription, now, zone, local);
        for (var moves = 0; moves < MaxMoves && subscription.Quiet.EndOf(due) is { } end; moves++)
        {
            due = end;
        }

        return due == local ? null : ToUtc(due, zone);
    }

    /// <summary>Name of the digest that is due then: events with the same name are told together. At most 100 characters.</summary>
    public static string DigestId(Subscription subscription, DateTimeOffset due)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var name = string.Concat(subscription.Id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
        var unique = name == subscription.Id && name.Length <= MaxNameLength
            ? name
            : $"{name[..Math.Min(name.Length, MaxNameLength - DigestLength)]}-{Artifacts.Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(subscription.Id)).Short}";
        return $"digest-{unique}-{due.UtcDateTime:yyyyMMdd'T'HHmmss}Z";
    }

    private const int MaxNameLength = 60;
    private const int DigestLength = 20;

    private static DateTime NextDigest(Subscription subscription, DateTimeOffset now, TimeZoneInfo zone, DateTime local)
    {
        var due = local.Date + subscription.At.ToTimeSpan();
        while (ToUtc(due, zone) <= now || (subscription.Digest == DigestKind.Weekly && due.DayOfWeek != subscription.On))
        {
            due = due.AddDays(1);
        }

        return due;
    }

    private static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var stated = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(stated))
        {
            // The clocks jump over it: the offset before the jump gives the moment as far after the jump.
            return new DateTimeOffset(stated, zone.GetUtcOffset(stated.AddHours(-3))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(stated) ? zone.GetAmbiguousTimeOffsets(stated).Max() : zone.GetUtcOffset(stated);
        return new DateTimeOffset(stated, offset).ToUniversalTime();
    }
}
