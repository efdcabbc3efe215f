using Evidence.Ports;

namespace Evidence.Notifications;

/// <summary>Makes one message of what was gathered. Pure: the same input gives the same message.</summary>
public static class NotificationDigest
{
    private const int MaxLines = 40;
    private const int MaxLinks = 5;

    /// <summary>The message: one event as it is, several by product and event.</summary>
    /// <param name="id">Idempotency key of the message.</param>
    /// <param name="pending">What was gathered; at least one.</param>
    public static DeliveryRequest Of(string id, IReadOnlyList<PendingNotification> pending)
    {
        ArgumentNullException.ThrowIfNull(pending);
        if (pending is [var only])
        {
            return new DeliveryRequest(id, only.Event, only.Product, only.Title, only.Body, only.Disclosure, []) { Mentions = only.Mentions, Links = only.Links, Release = only.Release };
        }

        var lines = pending
            .OrderBy(notification => notification.Product, StringComparer.Ordinal)
            .ThenBy(notification => notification.DueAt)
            .ThenBy(notification => notification.Id, StringComparer.Ordinal)
            .SelectMany(LinesOf)
            .ToList();
        string[] products = [.. pending.Select(notification => notification.Product).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new DeliveryRequest(
            id,
            "digest",
            products.Length == 1 ? products[0] : "",
            $"{pending.Count} notifications: {string.Join(", ", pending.GroupBy(notification => notification.Event).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"))}",
            string.Join('\n', lines.Count <= MaxLines ? lines : [.. lines.Take(MaxLines), $"- and {lines.Count - MaxLines} more lines"]),
            pending.Max(notification => notification.Disclosure),
            [])
        {
            Mentions = [.. pending.SelectMany(notification => notification.Mentions).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
            Links = pending.SelectMany(notification => notification.Links).DistinctBy(link => link.Key).Take(MaxLinks).ToDictionary(link => link.Key, link => link.Value, StringComparer.Ordinal),
        };
    }

    private static IEnumerable<string> LinesOf(PendingNotification notification) =>
        notification.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend($"**{notification.Title}**");
}
