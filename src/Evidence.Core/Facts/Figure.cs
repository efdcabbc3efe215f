namespace Evidence.Facts;

/// <summary>How numbers are written in sentences: enough digits to judge by, no more.</summary>
public static class Figure
{
    /// <summary>Up to four significant digits: <c>0.0512</c>, <c>12.3</c>, <c>1,024</c>.</summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return "not a number";
        }

        var magnitude = Math.Abs(value);
        return magnitude >= 1000 || value == Math.Truncate(value) ? value.ToString("#,##0.##")
            : magnitude >= 0.001 ? value.ToString("0.####")
            : value.ToString("G3");
    }

    /// <summary>A value in its unit; shares as a percentage with up to two decimals: <c>98.75%</c>.</summary>
    /// <param name="value">In the metric's unit.</param>
    /// <param name="unit">Unit of the vocabulary; null: unknown.</param>
    public static string Of(double value, string? unit) => unit switch
    {
        "share" => Percent(value),
        null or "count" or "score" or "text" => Of(value),
        _ => $"{Of(value)} {unit}",
    };

    /// <summary>A share as a percentage with up to two decimals, never rounded to 0 or 100 where it is not.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share))
        {
            return "not a number";
        }

        var rounded = Math.Round(share * 100, 2);
        return share is > 0 and < 1 && rounded is 0 or 100 && share is not (0 or 1)
            ? (share * 100).ToString("0.######") + "%"
            : rounded.ToString("0.##") + "%";
    }

    /// <summary>A change in a metric's unit; of shares in percentage points: <c>-1.82 points</c>.</summary>
    /// <param name="change">In the metric's unit.</param>
    /// <param name="unit">Unit of the vocabulary; null: unknown.</param>
    public static string Change(double change, string? unit)
    {
        if (unit != "share" || !double.IsFinite(change))
        {
            return Of(change, unit);
        }

        var points = Of(Math.Round(change * 100, 2));
        return points is "1" or "-1" ? $"{points} point" : $"{points} points";
    }

    /// <summary>A count with thousands separated.</summary>
    public static string Of(long count) => count.ToString("#,##0");

    /// <summary>A day: <c>2026-10-01</c>.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd");
}
