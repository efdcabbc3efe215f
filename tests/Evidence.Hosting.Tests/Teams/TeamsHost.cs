using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evidence.Hosting.Embedded;
using Evidence.Hosting.Tests.Contract;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>The embedded host over the samples, with people Teams knows, and a connector on loopback.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    private EmbeddedHost _host;
    private readonly (string Name, string Value)[] _settings;
    private int _ids;

    private TeamsHost(SampleFolder folder, EmbeddedHost host, FakeConnector connector, OffsetTime time, (string Name, string Value)[] settings) =>
        (Folder, _host, Connector, Time, _settings) = (folder, host, connector, time, settings);

    /// <summary>The host's clock.</summary>
    public OffsetTime Time { get; }

    /// <summary>Where people write: a channel's thread, unless a test says otherwise.</summary>
    public (string Id, string Kind) Conversation { get; set; } = ("19:release-room@thread.tacv2;messageid=1", "channel");

    public SampleFolder Folder { get; }

    public FakeConnector Connector { get; }

    public HttpClient Client { get; private set; } = new();

    public IServiceProvider Services => _host.Services;

    public static async Task<TeamsHost> StartAsync(Action<SampleFolder>? arrange = null, params (string Name, string Value)[] settings)
    {
        var folder = new SampleFolder();
        var manifest = folder.PathOf("workspace", "evidence.yaml");
        var people = """
            people:
              - { id: rita.holm@northlight.example, roles: [release], teams: oid-rita }
              - { id: mara.lindt@northlight.example, roles: [release-manager], teams: oid-mara }
              - { id: tom.osei@northlight.example, roles: [risk-owner] }
              - { id: ines.duarte@northlight.example, roles: [privacy], teams: oid-ines }
              - { id: sam.berg@northlight.example, roles: [sales], teams: oid-sam }
              - { id: ada.kern@northlight.example, roles: [admin], teams: oid-ada }
            """;
        var text = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(manifest, text[..text.IndexOf("\npeople:", StringComparison.Ordinal)] + "\n" + people + "\n");
        arrange?.Invoke(folder);
        var connector = await FakeConnector.StartAsync();
        var time = new OffsetTime();
        var host = await StartAsync(folder, time, settings);
        var started = new TeamsHost(folder, host, connector, time, settings);
        started.Client.BaseAddress = new Uri(host.Url);
        return started;
    }

    /// <summary>Another host takes the place of this one, over the same workspace and store.</summary>
    public async Task RestartAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
        Client.Dispose();
        _host = await StartAsync(Folder, Time, _settings);
        Client = new HttpClient { BaseAddress = new Uri(_host.Url) };
    }

    private static async Task<EmbeddedHost> StartAsync(SampleFolder folder, OffsetTime time, (string Name, string Value)[] settings)
    {
        var host = EmbeddedHost.Create(folder.Root, IPAddress.Loopback, 0, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        });
        await host.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Somebody writes.</summary>
    public async Task<HttpResponseMessage> SayAsync(string who, string text, string? id = null, object? value = null, object[]? attachments = null) =>
        await Client.PostAsJsonAsync("/api/teams/messages", Activity(who, "message", id, text, value, null, attachments));

    /// <summary>Somebody presses a button, or searches; the answer's body.</summary>
    public async Task<JsonNode> InvokeAsync(string who, string name, object value)
    {
        using var answer = await Client.PostAsJsonAsync("/api/teams/messages", Activity(who, "invoke", null, null, value, name, null));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Presses a button of a card.</summary>
    public Task<JsonNode> PressAsync(string who, string verb, JsonNode card, params (string Name, string Value)[] inputs)
    {
        var data = new JsonObject { ["evidence"] = verb, ["pack"] = CardText.Find(card, "pack"), ["saw"] = CardText.Find(card, "saw") };
        foreach (var (name, value) in inputs)
        {
            data[name] = value;
        }

        return InvokeAsync(who, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data } });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
        await Connector.DisposeAsync();
        Folder.Dispose();
    }

    private object Activity(string who, string type, string? id, string? text, object? value, string? name, object[]? attachments) => new
    {
        type,
        name,
        id = id ?? $"a-{Interlocked.Increment(ref _ids)}",
        timestamp = DateTimeOffset.UtcNow,
        serviceUrl = Connector.Url,
        channelId = "msteams",
        from = new { id = $"29:{who}", name = who, aadObjectId = $"oid-{who}" },
        recipient = new { id = "28:evidence", name = "Evidence" },
        conversation = new { id = Conversation.Id, conversationType = Conversation.Kind, tenantId = "tenant" },
        text,
        value,
        attachments,
    };
}
