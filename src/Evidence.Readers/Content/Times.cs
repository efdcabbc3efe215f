using System.Globalization;
using System.Text.Json;

namespace Evidence.Readers.Content;

/// <summary>Times as tools write them. A time without a zone is taken as UTC.</summary>
internal static class Times
{
    private static readonly string[] _formats =
    [
        "yyyyMMdd'T'HHmmss.FFFFFFF'Z'",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd",
    ];

    public static DateTimeOffset? Read(JsonAt value) =>
        value.Element.ValueKind == JsonValueKind.Number ? Epoch(value.Number) : Read(value.Text);

    public static DateTimeOffset? Read(string? text)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (string.IsNullOrWhiteSpace(text) || !char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, _formats, CultureInfo.InvariantCulture, Styles, out var exact))
        {
            return exact;
        }

        var iso = text.EndsWith("+00:00Z", StringComparison.Ordinal) ? text[..^1] : text;
        return iso.Length >= 8 && iso.Contains('-') && DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, Styles, out var time) ? time : null;
    }

    /// <summary>ISO 8601 in UTC with whole seconds: how a time is written into an attribute.</summary>
    public static string? Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Between 1990 and 2100 a count of seconds and a count of milliseconds cannot be mistaken for each other.
    private static DateTimeOffset? Epoch(double? number) => number switch
    {
        >= 631_152_000_000 and < 4_102_444_800_000 => DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(number.Value)),
        >= 631_152_000 and < 4_102_444_800 => DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(number.Value * 1000)),
        _ => null,
    };
}
