using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http;

/// <summary>A JSON answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Json">UTF-8 JSON.</param>
/// <param name="Location">Where to ask how far the work is, or what was made; null: nowhere.</param>
/// <param name="RetryAfter">Seconds after which asking again makes sense; null: not said.</param>
public sealed record ApiAnswer(int Status, ReadOnlyMemory<byte> Json, string? Location = null, int? RetryAfter = null) : IResult
{
    /// <summary>Done: 200.</summary>
    public static ApiAnswer Ok<T>(T value, int? retryAfter = null) => new(StatusCodes.Status200OK, Serialize(value), RetryAfter: retryAfter);

    /// <summary>Taken in: 202 with a link to its status.</summary>
    public static ApiAnswer Accepted<T>(T value, string location) => new(StatusCodes.Status202Accepted, Serialize(value), location, RetryAfter: 2);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Json.Length;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString();
        }

        await response.Body.WriteAsync(Json, httpContext.RequestAborted);
    }

    private static byte[] Serialize<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, EvidenceJson.Compact);
}
