using System.Globalization;
using System.Net;

namespace Evidence.Connectors.Http;

/// <summary>What an answer says about how fast one may go on.</summary>
/// <param name="Refused">The request was not served for that reason and may be made again.</param>
/// <param name="Wait">How long to wait before the next request; null: it does not say.</param>
internal readonly record struct ThrottleReading(bool Refused, TimeSpan? Wait)
{
    /// <summary>
    /// Reads <c>Retry-After</c> (seconds or date, RFC 9110; with any status), <c>RateLimit-*</c> and <c>X-RateLimit-*</c> (seconds from now or since 1970),
    /// and the <c>RateLimit</c> field of the IETF draft.
    /// </summary>
    public static ThrottleReading Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var retryAfter = RetryAfter(response, now);
        var isSpent = IsSpent(response);
        var refused = response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.Forbidden => isSpent || retryAfter is not null,
            HttpStatusCode.ServiceUnavailable => retryAfter is not null,
            _ => false,
        };
        return new(refused, retryAfter ?? (refused || isSpent ? Reset(response, now) : null));
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => NotNegative(date - now),
        _ => null,
    };

    private static bool IsSpent(HttpResponseMessage response) =>
        Number(response, "x-ratelimit-remaining") == 0 || Number(response, "ratelimit-remaining") == 0 || Field(response, "r") == 0;

    private static TimeSpan? Reset(HttpResponseMessage response, DateTimeOffset now)
    {
        if ((Number(response, "x-ratelimit-reset") ?? Number(response, "ratelimit-reset") ?? Field(response, "t")) is not { } reset)
        {
            return null;
        }

        // Values that large are seconds since 1970, not a wait of thirty years.
        return reset < 1e9
            ? TimeSpan.FromSeconds(Math.Max(0, reset))
            : NotNegative(DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(reset, 4e9)) - now);
    }

    private static double? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Field(HttpResponseMessage response, string name)
    {
        if (!response.Headers.TryGetValues("RateLimit", out var values))
        {
            return null;
        }

        var part = string.Join(',', values).Split([',', ';'], StringSplitOptions.TrimEntries).FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal));
        return part is not null && double.TryParse(part[(name.Length + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static TimeSpan NotNegative(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
