using System.Globalization;

namespace Evidence.Connectors.Settings;

/// <summary>Durations, sizes and times as people write them in YAML.</summary>
internal static class Amounts
{
    private static readonly (string Unit, TimeSpan Length)[] _durations =
    [
        ("w", TimeSpan.FromDays(7)), ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)),
    ];

    private static readonly (string Unit, long Length)[] _sizes =
    [
        ("TB", 1L << 40), ("GB", 1L << 30), ("MB", 1L << 20), ("KB", 1L << 10), ("B", 1),
    ];

    public static TimeSpan? ReadDuration(string text)
    {
        foreach (var (unit, length) in _durations)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && ReadNumber(text[..^unit.Length]) is { } count && count < 1e6m)
            {
                return length * (double)count;
            }
        }

        return null;
    }

    public static long? ReadSize(string text)
    {
        foreach (var (unit, length) in _sizes)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && ReadNumber(text[..^unit.Length]) is { } count && count < 1e6m)
            {
                return (long)(count * length);
            }
        }

        return ReadNumber(text) is { } bytes && bytes < long.MaxValue ? (long)bytes : null;
    }

    public static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>Milliseconds since 1970 as a time; null where that is out of range.</summary>
    public static DateTimeOffset? ReadUnixMilliseconds(long? milliseconds) =>
        milliseconds is > 0 and <= 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;

    public static string Write(TimeSpan duration)
    {
        foreach (var (unit, length) in _durations)
        {
            if (duration >= length && duration.Ticks % length.Ticks == 0)
            {
                return $"{duration.Ticks / length.Ticks}{unit}";
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(duration.TotalSeconds)}s");
    }

    public static string Write(long bytes)
    {
        var (unit, length) = _sizes.First(size => bytes >= size.Length || size.Length == 1);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / length:0.#}{unit}");
    }

    private static decimal? ReadNumber(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
