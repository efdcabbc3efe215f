using System.Collections.Concurrent;
using System.Security.Cryptography.Pkcs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evidence.Testing.Timestamps;

/// <summary>A time-stamping authority on loopback that answers as it is told and remembers what it was asked.</summary>
public sealed class FakeTimestampServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Rfc3161TimestampRequest> _asked = new();
    private readonly ConcurrentQueue<string> _authorizations = new();

    private FakeTimestampServer(WebApplication app) => _app = app;

    public TimestampIssuer Issuer { get; } = new();

    public Uri Url => new($"{_app.Urls.Single()}/tsr");

    /// <summary>What is answered to a request; by default it is granted.</summary>
    public Func<Rfc3161TimestampRequest, byte[]>? Answer { get; set; }

    public int Status { get; set; } = 200;

    public string ContentType { get; set; } = "application/timestamp-reply";

    /// <summary>True where a request is never answered.</summary>
    public bool Hangs { get; set; }

    public IReadOnlyCollection<Rfc3161TimestampRequest> Asked => _asked;

    /// <summary>The Authorization header of each request.</summary>
    public IReadOnlyCollection<string> Authorizations => _authorizations;

    public static async Task<FakeTimestampServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeTimestampServer(app);
        app.Run(fake.HandleAsync);
        await app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Issuer.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (context.Request.ContentType != "application/timestamp-query" || !Rfc3161TimestampRequest.TryDecode(body.ToArray(), out var request, out _))
        {
            context.Response.StatusCode = 400;
            return;
        }

        _asked.Enqueue(request);
        _authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        if (Hangs)
        {
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
            await gone.Task;
            return;
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        await context.Response.Body.WriteAsync((Answer ?? Issuer.Grant)(request));
    }
}
