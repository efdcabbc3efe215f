using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Evidence.Hosting.Http;

/// <summary>A problem as RFC 9457 has it: one line for the caller, a stable code, and the trace it is found by.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code, kebab-case.</param>
/// <param name="Detail">One line: what, where, what to do.</param>
/// <param name="RetryAfter">Seconds after which trying again makes sense; null: not said.</param>
public sealed record ApiProblem(int Status, string Code, string Detail, int? RetryAfter = null) : IResult
{
    /// <summary>Media type of a problem.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Something that is not the caller's doing. What it was is in the log alone.</summary>
    public static ApiProblem Unexpected { get; } = new(500, "unexpected", "Something went wrong in the service; its log has it under the trace id.");

    /// <summary>Nobody is signed in.</summary>
    public static ApiProblem Unauthenticated { get; } = new(401, "unauthenticated", "Sign in: nobody is known to make this request.");

    /// <summary>The problem a fault is to the caller.</summary>
    public static ApiProblem Of(EvidenceException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new ApiProblem(StatusOf(fault.Code), JsonNamingPolicy.KebabCaseLower.ConvertName(fault.Code.ToString()), fault.Message);
    }

    /// <summary>The HTTP status of a kind of fault.</summary>
    public static int StatusOf(FaultCode code) => code switch
    {
        FaultCode.Usage => 400,
        FaultCode.Forbidden => 403,
        FaultCode.NotFound => 404,
        FaultCode.Conflict => 409,
        FaultCode.TooLarge => 413,
        FaultCode.Unsupported => 415,
        FaultCode.Configuration or FaultCode.Corrupt => 422,
        FaultCode.Unavailable or FaultCode.Unauthorized => 502,
        _ => 500,
    };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString();
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = $"urn:evidence:problem:{Code}",
                Title = ReasonPhrases.GetReasonPhrase(Status),
                Status,
                Detail,
                Instance = httpContext.Request.Path.Value,
                Code,
                TraceId = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier,
            },
            EvidenceJson.Compact);
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json, httpContext.RequestAborted);
    }
}
