using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evidence.Testing.Connectors;

/// <summary>A system on loopback that answers as it is told, fails as it is told, and remembers what it was asked.</summary>
public sealed class FakeSource : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<(string Method, string[] Path, Func<FakeRequest, FakeAnswer> Answer)> _routes = [];
    private readonly ConcurrentQueue<FakeFault> _faults = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();

    private FakeSource(WebApplication app) => _app = app;

    /// <summary>Where it is.</summary>
    public Uri Url => new($"{_app.Urls.Single()}/{(BasePath.Length == 0 ? "" : BasePath + "/")}");

    /// <summary>The path it is below, as systems behind a proxy are; requests do not show it, those beside it are not found.</summary>
    public string BasePath { get; set; } = "";

    /// <summary>All requests so far, those that failed included.</summary>
    public IReadOnlyCollection<FakeRequest> Requests => _requests;

    /// <summary>Says whether a request has valid credentials; null: none are needed. Others get 401 with the request's headers in the error.</summary>
    public Func<FakeRequest, bool>? IsAuthorised { get; set; }

    /// <summary>Called with each request before it is answered.</summary>
    public Action<FakeRequest>? OnRequest { get; set; }

    public static async Task<FakeSource> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeSource(app);
        app.Run(fake.HandleAsync);
        await app.StartAsync();
        return fake;
    }

    /// <summary>Answers a route. <c>{name}</c> stands for one part of the path, <c>{*name}</c> at the end for the rest. The first route that fits answers.</summary>
    public FakeSource Map(string method, string path, Func<FakeRequest, FakeAnswer> answer)
    {
        _routes.Add((method, path.Trim('/').Split('/'), answer));
        return this;
    }

    /// <summary>Lets something go wrong from now on.</summary>
    public FakeFault Fail(FakeFault fault)
    {
        _faults.Enqueue(fault);
        return fault;
    }

    /// <summary>Everything goes well again.</summary>
    public void Heal() => _faults.Clear();

    /// <summary>Forgets the requests so far.</summary>
    public void Forget() => _requests.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var request = Below(await ReadAsync(context.Request));
        _requests.Enqueue(request);
        OnRequest?.Invoke(request);
        var fault = _faults.FirstOrDefault(fault => fault.Takes(request));
        if (fault?.Kind == FakeFaultKind.Reset)
        {
            context.Abort();
        }
        else if (fault?.Kind == FakeFaultKind.Hang)
        {
            await HangAsync(context);
        }
        else
        {
            await SendAsync(context, request, AnswerOf(request, fault), fault?.Kind == FakeFaultKind.ResetMidway);
        }
    }

    private static async Task<FakeRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new FakeRequest(request.Method, request.Path.Value ?? "/", request.QueryString.Value ?? "", headers, await reader.ReadToEndAsync());
    }

    private FakeRequest Below(FakeRequest request) => BasePath.Length == 0 ? request : request with
    {
        Path = request.Path.StartsWith($"/{BasePath}/", StringComparison.Ordinal) ? request.Path[(BasePath.Length + 1)..] : $"/beside-{BasePath}{request.Path}",
    };

    private static async Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    }

    private FakeAnswer AnswerOf(FakeRequest request, FakeFault? fault)
    {
        if (fault?.Answer is { } said)
        {
            return said;
        }

        if (IsAuthorised?.Invoke(request) == false)
        {
            return FakeAnswer.Json(new { message = $"refused {string.Join(' ', request.Headers.Values)}" }) with { Status = 401 };
        }

        var answer = fault is { Kind: FakeFaultKind.RepeatFirst, First: { } first } ? first : Route(request);
        if (fault?.Kind == FakeFaultKind.RepeatFirst)
        {
            fault.First ??= answer;
        }

        answer = fault?.Change is { } change ? change(answer) : answer;
        return fault?.Kind == FakeFaultKind.Truncate ? answer with { Length = answer.Length / 2 } : answer;
    }

    private FakeAnswer Route(FakeRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        foreach (var (method, path, answer) in _routes)
        {
            if (method == request.Method && Match(path, parts) is { } values)
            {
                return answer(request with { Route = values });
            }
        }

        return FakeAnswer.Text("<html>Not Found</html>", "text/html") with { Status = 404 };
    }

    private static Dictionary<string, string>? Match(string[] path, string[] parts)
    {
        var values = new Dictionary<string, string>();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i].StartsWith("{*", StringComparison.Ordinal))
            {
                values[path[i][2..^1]] = string.Join('/', parts.Skip(i));
                return values;
            }

            if (i >= parts.Length || (!path[i].StartsWith('{') && path[i] != parts[i]))
            {
                return null;
            }

            if (path[i].StartsWith('{'))
            {
                values[path[i][1..^1]] = parts[i];
            }
        }

        return path.Length == parts.Length ? values : null;
    }

    private static async Task SendAsync(HttpContext context, FakeRequest request, FakeAnswer answer, bool breaksOff)
    {
        var from = RangeOf(request, answer);
        var response = context.Response;
        response.StatusCode = from > 0 ? 206 : answer.Status;
        response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (from > 0)
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{answer.Length - 1}/{answer.Length}");
        }

        response.ContentLength = answer.StatesLength ? answer.Length - from : null;
        await WriteAsync(context, answer, from, breaksOff ? from + ((answer.Length - from) / 2) : answer.Length);
        if (breaksOff)
        {
            await response.Body.FlushAsync();
            context.Abort();
        }
    }

    private static async Task WriteAsync(HttpContext context, FakeAnswer answer, long from, long to)
    {
        var buffer = new byte[(int)Math.Min(Math.Max(1, to - from), 1 << 20)];
        for (var position = from; position < to;)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, to - position));
            answer.Fill(position, part);
            await context.Response.Body.WriteAsync(part, context.RequestAborted);
            position += part.Length;
        }
    }

    // Ranges are served where the answer has an entity tag, which is how the caller knows that it is still the same.
    private static long RangeOf(FakeRequest request, FakeAnswer answer)
    {
        var tag = answer.Headers.FirstOrDefault(header => header.Key == "ETag").Value;
        var range = request.Header("Range");
        return tag is not null && range is not null && request.Header("If-Range") == tag
            ? long.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
            : 0;
    }
}
