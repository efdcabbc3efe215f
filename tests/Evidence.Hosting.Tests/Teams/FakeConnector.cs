using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>A Bot Connector on loopback: keeps what is said, and what is changed, in order.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);

    private readonly WebApplication _app;
    private readonly List<(string Method, string Id, JsonNode Activity)> _said = [];
    private readonly Lock _lock = new();
    private int _ids;
    private int _throttle;

    private FakeConnector(WebApplication app) => _app = app;

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public Dictionary<string, string> UserPrincipalNames { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that were laid into somebody's OneDrive, with the range that was stated.</summary>
    public Dictionary<string, (string Range, byte[] Content)> Dropped { get; } = new(StringComparer.Ordinal);

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeConnector(app);
        app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", (HttpRequest request) => fake.TakeAsync(request, "POST", $"m-{Interlocked.Increment(ref fake._ids)}"));
        app.MapPut("/v3/conversations/{conversation}/activities/{id}", (HttpRequest request, string id) => fake.TakeAsync(request, "PUT", id));
        app.MapGet("/v3/conversations/{conversation}/members/{id}", (string id) =>
            fake.UserPrincipalNames.TryGetValue(id, out var name) ? Results.Json(new { id, userPrincipalName = name }) : Results.NotFound());
        app.MapPut("/drop/{name}", async (HttpRequest request, string name) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            fake.Dropped[name] = (request.Headers.ContentRange.ToString(), body.ToArray());
            return Results.Json(new { id = name }, statusCode: 201);
        });
        app.MapGet("/files/{name}", (string name) => fake.Files.TryGetValue(name, out var bytes) ? Results.Bytes(bytes) : Results.NotFound());
        await app.StartAsync();
        return fake;
    }

    /// <summary>Answers the next so many requests with 429.</summary>
    public void Throttle(int times) => _throttle = times;

    /// <summary>Everything that was said so far.</summary>
    public IReadOnlyList<(string Method, string Id, JsonNode Activity)> Said
    {
        get
        {
            lock (_lock)
            {
                return [.. _said];
            }
        }
    }

    /// <summary>Waits until something was said that the condition holds of.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> condition, string what, TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? _patience);
        while (!patience.IsCancellationRequested)
        {
            if (Said.LastOrDefault(said => condition(said.Activity)) is { Activity: { } activity })
            {
                return activity;
            }

            await Task.Delay(50, CancellationToken.None);
        }

        throw new Xunit.Sdk.XunitException($"{what} was never said. Said was:\n{string.Join('\n', Said.Select(said => $"{said.Method} {said.Id} {CardText.Of(said.Activity)}"))}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request, string method, string id)
    {
        if (Interlocked.Decrement(ref _throttle) >= 0)
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(429);
        }

        var activity = await JsonNode.ParseAsync(request.Body);
        lock (_lock)
        {
            _said.Add((method, id, activity!));
        }

        return Results.Json(new { id });
    }
}
