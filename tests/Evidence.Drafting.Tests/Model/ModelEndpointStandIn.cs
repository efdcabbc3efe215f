using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evidence.Drafting.Tests.Model;

/// <summary>A stand-in for an endpoint that speaks the OpenAI API: it answers by script, and remembers what it was asked.</summary>
internal sealed class ModelEndpointStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelEndpointStandIn(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string? Key, JsonObject Body)> Asked { get; } = new();

    /// <summary>What is answered to a chat request: the text of the reply.</summary>
    public Func<JsonObject, string> Reply { get; set; } = _ => "{\"sentences\":[]}";

    /// <summary>Status and body of the next replies, one each, before it answers as it should.</summary>
    public ConcurrentQueue<(int Status, string Body)> Faults { get; } = new();

    /// <summary>A fault for every request.</summary>
    public (int Status, string Body)? Always { get; set; }

    /// <summary>Every request waits until its caller has gone.</summary>
    public bool IsSilent { get; set; }

    public Uri Url => new(_app.Urls.First().TrimEnd('/') + "/openai/v1/");

    public static async Task<ModelEndpointStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelEndpointStandIn(app);
        app.MapPost("/openai/v1/chat/completions", context => server.AnswerAsync(context, server.Chat));
        app.MapPost("/openai/v1/embeddings", context => server.AnswerAsync(context, Embeddings));
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<JsonObject, JsonObject> answer)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        Asked.Enqueue((context.Request.Path, context.Request.Headers.Authorization, body));
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        if ((Faults.TryDequeue(out var next) ? next : Always) is var (status, text))
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "0";
            await context.Response.WriteAsync(text);
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer(body).ToJsonString());
    }

    private JsonObject Chat(JsonObject body) => new()
    {
        ["id"] = "c1",
        ["object"] = "chat.completion",
        ["created"] = 1_767_225_600,
        ["model"] = (string)body["model"]! + "-2026",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = "stop",
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = Reply(body) },
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
    };

    // The same letters give the same vector; nothing of meaning.
    private static JsonObject Embeddings(JsonObject body)
    {
        var texts = body["input"] is JsonArray list ? list.Select(text => (string)text!) : [(string)body["input"]!];
        return new JsonObject
        {
            ["object"] = "list",
            ["model"] = (string)body["model"]!,
            ["data"] = new JsonArray([.. texts.Select((text, at) => (JsonNode)new JsonObject { ["object"] = "embedding", ["index"] = at, ["embedding"] = Vector(text, (string?)body["encoding_format"]) })]),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["total_tokens"] = 1 },
        };
    }

    private static JsonNode Vector(string text, string? encoding)
    {
        var vector = new float[32];
        foreach (var letter in text.ToLowerInvariant())
        {
            vector[letter % 32]++;
        }

        return encoding == "base64"
            ? JsonValue.Create(Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(vector)))
            : new JsonArray([.. vector.Select(number => (JsonNode)JsonValue.Create(number))]);
    }
}
