using System.Net;
using System.Text;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.GitHubActions;

/// <summary>
/// GitHub's limits (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api): the primary one shows in the headers; a secondary one may show in
/// the words of a 403 or 429 alone and then asks to wait for a minute.
/// </summary>
internal static class GitHubThrottle
{
    private static readonly TimeSpan _secondary = TimeSpan.FromMinutes(1);

    public static ThrottleReading Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var reading = ThrottleReading.Read(response, now);
        var isSecondary = response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests && reading.Wait is null && SaysLimit(response);
        return isSecondary ? new(true, _secondary) : reading;
    }

    // The body is at hand, see SourceClientSettings.ReadsRefusals, and is read again for the error.
    private static bool SaysLimit(HttpResponseMessage response)
    {
        var body = response.Content.ReadAsStream();
        if (!body.CanSeek)
        {
            return false;
        }

        using var reader = new StreamReader(body, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        body.Position = 0;
        return text.Contains("rate limit", StringComparison.OrdinalIgnoreCase) || text.Contains("abuse detection", StringComparison.OrdinalIgnoreCase);
    }
}
