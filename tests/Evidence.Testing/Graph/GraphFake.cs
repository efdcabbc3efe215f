using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evidence.Testing.Graph;

/// <summary>
/// Microsoft Graph on loopback, as far as deliveries use it: one site with one library, upload sessions, links, changes, channels, people and groups. It holds the rules the
/// service holds (slices of 320 KiB, ranges in order, conflict behaviour, no token on an upload address) and remembers what it was asked.
/// </summary>
public sealed partial class GraphFake : IAsyncDisposable
{
    public const string Drive = "b!drive";
    public const string FolderId = "01FOLDER";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<GraphRequest> _requests = new();
    private readonly ConcurrentQueue<GraphFault> _faults = new();
    private readonly List<(string Method, Regex Path, Func<GraphRequest, Match, IResult> Answer)> _routes = [];
    private readonly Lock _lock = new();

    private GraphFake(WebApplication app)
    {
        _app = app;
        MapFiles();
        MapUploads();
        MapPeople();
    }

    /// <summary>Address of Graph, with its version.</summary>
    public Uri Url => new($"{Origin}/v1.0");

    /// <summary>All requests so far, in order.</summary>
    public IReadOnlyCollection<GraphRequest> Requests => _requests;

    /// <summary>Says whether a token is valid; default: every one is.</summary>
    public Func<string, bool> Accepts { get; set; } = _ => true;

    /// <summary>Happens before a request is answered; the token ends with the caller's connection.</summary>
    public Func<GraphRequest, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    private string Origin => _app.Urls.Single();

    public static async Task<GraphFake> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new GraphFake(app);
        app.Run(fake.HandleAsync);
        await app.StartAsync();
        return fake;
    }

    /// <summary>Lets something go wrong from now on.</summary>
    public GraphFault Fail(GraphFault fault)
    {
        _faults.Enqueue(fault);
        return fault;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Error(int status, string code) => Results.Json(new { error = new { code, message = "what a server says" } }, statusCode: status);

    private static IResult Json(JsonNode body, int status = 200) => Results.Text(body.ToJsonString(), "application/json", statusCode: status);

    private void Map(string method, string pattern, Func<GraphRequest, Match, IResult> answer) =>
        _routes.Add((method, new Regex($"^{pattern}$", RegexOptions.CultureInvariant), answer));

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        _requests.Enqueue(request);
        await Before(request, context.RequestAborted);
        if (FaultOf(request) is { } fault)
        {
            await FailAsync(context, fault);
            return;
        }

        IResult answer;
        lock (_lock)
        {
            answer = Answer(request);
        }

        await answer.ExecuteAsync(context);
    }

    private IResult Answer(GraphRequest request)
    {
        var isUpload = request.Path.StartsWith("/upload/", StringComparison.Ordinal) || request.Path.StartsWith("/download/", StringComparison.Ordinal);
        if (isUpload ? request.Token is not null : request.Token is not { } token || !Accepts(token))
        {
            return new Challenge(Error(401, "InvalidAuthenticationToken"));
        }

        foreach (var (method, path, answer) in _routes.Where(route => route.Method == request.Method))
        {
            if (path.Match(request.Path) is { Success: true } match)
            {
                return answer(request, match);
            }
        }

        return Error(404, "itemNotFound");
    }

    private GraphFault? FaultOf(GraphRequest request)
    {
        foreach (var fault in _faults)
        {
            lock (fault)
            {
                if (fault.Happened < fault.Times && fault.AppliesTo(request))
                {
                    fault.Happened++;
                    return fault;
                }
            }
        }

        return null;
    }

    private static async Task FailAsync(HttpContext context, GraphFault fault)
    {
        if (fault.Status == 0)
        {
            context.Abort();
            return;
        }

        foreach (var (name, value) in fault.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await Error(fault.Status, fault.Code).ExecuteAsync(context);
    }

    private static async Task<GraphRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var path = request.Path.Value ?? "/";
        return new GraphRequest(
            request.Method,
            path.StartsWith("/v1.0", StringComparison.Ordinal) ? path["/v1.0".Length..] : path,
            Uri.UnescapeDataString(request.QueryString.Value ?? ""),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    private sealed class Challenge(IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer realm=\"\"";
            return inner.ExecuteAsync(httpContext);
        }
    }
}
