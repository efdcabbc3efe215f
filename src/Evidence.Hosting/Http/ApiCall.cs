using Evidence.Hosting.Security;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http;

/// <summary>One request, once its caller is known and may make it.</summary>
/// <param name="Context">The request and its answer.</param>
/// <param name="Caller">Who makes it.</param>
/// <param name="ReceivedAt">When it came; for a repeated one with the same key, when the first came.</param>
public sealed record ApiCall(HttpContext Context, Caller Caller, DateTimeOffset ReceivedAt)
{
    /// <summary>The request.</summary>
    public HttpRequest Request => Context.Request;

    /// <summary>Ends when the caller goes away.</summary>
    public CancellationToken Cancelled => Context.RequestAborted;

    /// <summary>A name of the path.</summary>
    public string PathValue(string name) => Context.Request.RouteValues[name] as string ?? "";

    /// <summary>The URL of a path of this API, as the caller reaches it.</summary>
    public string LinkTo(string path) => $"{Request.PathBase}/api/{path}";
}
