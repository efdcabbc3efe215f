using System.Globalization;
using Evidence.Answers;
using Evidence.Notifications;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace.Files;

/// <summary>An entry of <c>notifications</c> in evidence.yaml.</summary>
internal static class SubscriptionEntry
{
    private static readonly string[] _days = [.. Enum.GetNames<DayOfWeek>().Select(Words.Kebab)];

    public static Subscription Read(YamlMap map, IReadOnlyList<DeliverySettings> deliveries, IReadOnlyList<string> products)
    {
        var id = map.Text("id", "a name unique under notifications");
        var delivery = map.Text("delivery", "the id of a delivery");
        if (delivery.Length > 0)
        {
            Known(map, "delivery", [delivery], deliveries.Select(known => known.Id));
        }

        var subscription = new Subscription(
            id,
            delivery,
            Known(map, "products", map.Texts("products"), products),
            Known(map, "events", map.Texts("events"), NotificationEvents.All),
            map.Word("digest", DigestKind.Immediate),
            Time(map, "at") ?? new TimeOnly(8, 0),
            map.OptionalText("day") is { } day ? Day(map, "day", day) ?? DayOfWeek.Monday : DayOfWeek.Monday,
            Zone(map),
            ReadQuiet(map),
            map.OptionalWord<DisclosureLevel>("audience"));
        map.Finish();
        CheckFiles(map, subscription, deliveries);
        return subscription;
    }

    private static QuietTime ReadQuiet(YamlMap map)
    {
        DayOfWeek[] days = [.. map.Texts("quiet-days").Select(day => Day(map, "quiet-days", day)).OfType<DayOfWeek>().Distinct()];
        if (days.Length == _days.Length)
        {
            map.Problem("every day is quiet, so nothing is ever told", "six days at most", "quiet-days");
            days = [];
        }

        if (map.Map("quiet-hours") is not { } hours)
        {
            return new QuietTime(null, null, days);
        }

        var (from, to) = (Time(hours, "from"), Time(hours, "to"));
        if (from is null || to is null || from == to)
        {
            hours.Problem("quiet hours have no beginning and end that differ", "from: \"20:00\" and to: \"07:00\"");
        }

        hours.Finish();
        return new QuietTime(from, to, days);
    }

    // A folder or library is not disturbed by files, and a digest takes none along.
    private static void CheckFiles(YamlMap map, Subscription subscription, IReadOnlyList<DeliverySettings> deliveries)
    {
        var isLater = subscription.Digest != DigestKind.Immediate || subscription.Quiet.From is not null || subscription.Quiet.Days.Count > 0;
        if (isLater && deliveries.FirstOrDefault(known => known.Id == subscription.Delivery) is { Type: "sharepoint" or "folder" } place)
        {
            map.Problem($"delivery '{place.Id}' takes files, which a digest has none of", $"digest: immediate and no quiet time, or a delivery that takes messages", "digest");
        }
    }

    private static string Zone(YamlMap map)
    {
        var zone = map.OptionalText("time-zone") ?? "UTC";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return zone;
        }

        map.Problem($"'time-zone: {zone}' is not known", "an IANA name, for instance Europe/Berlin or America/New_York", "time-zone");
        return "UTC";
    }

    private static TimeOnly? Time(YamlMap map, string name)
    {
        if (map.OptionalText(name) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        map.Problem($"'{name}: {text}' is not a time of day", "hours and minutes in quotes, for instance \"08:30\"", name);
        return null;
    }

    private static DayOfWeek? Day(YamlMap map, string name, string text)
    {
        var index = Array.FindIndex(_days, day => string.Equals(day, text, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            return (DayOfWeek)index;
        }

        map.Problem($"'{text}' of '{name}' is not a day", $"one of {Words.List(_days)}", name);
        return null;
    }

    private static IReadOnlyList<string> Known(YamlMap map, string name, IReadOnlyList<string> values, IEnumerable<string> known)
    {
        string[] list = [.. known];
        foreach (var value in values.Except(list, StringComparer.Ordinal))
        {
            map.Problem($"'{name}: {value}' is not known", list.Length == 0 ? "none is defined yet" : Words.Nearest(value, list) is { } near ? $"did you mean '{near}'?" : $"one of {Words.List(list)}", name);
        }

        return values;
    }
}
