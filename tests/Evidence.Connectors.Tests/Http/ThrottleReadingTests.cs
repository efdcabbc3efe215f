using System.Net;

namespace Evidence.Connectors.Http;

public sealed class ThrottleReadingTests
{
    private static readonly DateTimeOffset _now = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(429, "Retry-After", "30", true, 30)]
    [InlineData(429, "Retry-After", "Thu, 01 Oct 2026 12:01:00 GMT", true, 60)]
    [InlineData(503, "Retry-After", "5", true, 5)]
    [InlineData(200, "Retry-After", "5", false, 5)]
    [InlineData(403, "Retry-After", "60", true, 60)]
    [InlineData(429, "RateLimit-Reset", "12", true, 12)]
    [InlineData(429, "RateLimit", "limit=100, remaining=0, t=9", true, 9)]
    [InlineData(429, "X-None", "1", true, null)]
    [InlineData(403, "X-None", "1", false, null)]
    [InlineData(503, "X-None", "1", false, null)]
    [InlineData(200, "x-ratelimit-reset", "99", false, null)]
    public void Answer_SaysHowLongToWait(int status, string header, string value, bool refused, int? seconds) =>
        Assert.Equal((refused, Seconds(seconds)), Read(status, (header, value)));

    [Fact]
    public void Reset_ThatIsATime_IsCountedFromNow() =>
        Assert.Equal((true, Seconds(90)), Read(403, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{_now.AddSeconds(90).ToUnixTimeSeconds()}")));

    [Fact]
    public void SpentLimit_OfASuccess_HoldsTheNextRequest() =>
        Assert.Equal((false, Seconds(40)), Read(200, ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "40")));

    private static TimeSpan? Seconds(int? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static (bool Refused, TimeSpan? Wait) Read(int status, params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        var reading = ThrottleReading.Read(response, _now);
        return (reading.Refused, reading.Wait);
    }
}
