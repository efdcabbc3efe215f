using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evidence.Hosting.Notifications;
using Evidence.Hosting.Tests.Contract;
using Evidence.Hosting.Tests.Processes;
using Evidence.Ports;
using Evidence.Testing;
using Evidence.Testing.Graph;
using Evidence.Workflows.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Hosts that end between a decision and its delivery: the pack arrives all the same, and once.</summary>
public sealed class RestartStoryTests
{
    private const string Release = "checkout-ranker-2.4.0";

    [Fact]
    public async Task Pack_DecidedWhileSharePointIsAway_IsOwed_AndDeliveredOnceByTheNextHost()
    {
        await using var graph = await GraphFake.StartAsync();
        await using var host = await TeamsHost.StartAsync(folder => SharePointFolder.Add(folder, graph));
        host.Connector.UserPrincipalNames["29:tom"] = "tom.osei@northlight.example";
        var away = graph.Fail(new GraphFault(request => request.Method == "PUT", 403));
        using (await host.SayAsync("rita", $"pack for {Release}"))
        {
            var card = await host.Connector.UntilAsync(CardText.IsDecision, "The decision card");
            await DecideAsync(card, (who, verb, inputs) => host.PressAsync(who, verb, card, inputs));
        }

        var owed = await host.Connector.UntilAsync(said => CardText.Of(said).Contains("\"title\":\"Not delivered yet\"", StringComparison.Ordinal), "That it is owed");
        Assert.Contains("launch-packs: Microsoft Graph does not let delivery 'launch-packs' write", CardText.FactOf(owed, "Not delivered yet"), StringComparison.Ordinal);
        await host.RestartAsync();
        var undelivered = host.Services.GetRequiredService<UndeliveredNotifications>();
        var watch = host.Services.GetRequiredService<EvidenceWatch>();
        Assert.Equal(1, Assert.Single(await undelivered.ListAsync(CancellationToken.None)).Attempts);
        host.Time.Jump(TimeSpan.FromMinutes(20));
        away.Happened = away.Times;

        await watch.LookAsync(CancellationToken.None);
        await UntilAsync(async () => (await undelivered.ListAsync(CancellationToken.None)).Count == 0);
        host.Time.Jump(TimeSpan.FromHours(1));
        await watch.LookAsync(CancellationToken.None);

        Assert.All(graph.Items, item => Assert.Equal(1, item.Value.Version));
        Assert.Single(graph.Items.Keys, path => path.EndsWith($"{Release}.zip", StringComparison.Ordinal));
        Assert.Single(await DeliveredAsync(host.Services), entry => entry.Id.EndsWith("pack-decided", StringComparison.Ordinal));
        using var asked = await host.SayAsync("rita", $"status {CardText.FactOf(owed, "Pack")}");
        var status = await host.Connector.UntilAsync(said => CardText.Of(said).Contains($"Open {Release}.zip", StringComparison.Ordinal), "The link");
        Assert.Null(CardText.FactOf(status, "Not delivered yet"));
    }

    /// <summary>The step that was under way is given up only when its lease ends, which takes half a minute.</summary>
    [LongFact]
    public async Task Process_KilledWhileItUploads_IsFollowedByOneThatDeliversOnce()
    {
        await using var graph = await GraphFake.StartAsync();
        await using var connector = await FakeConnector.StartAsync();
        using var folder = new SampleFolder();
        AddPeople(folder);
        SharePointFolder.Add(folder, graph);
        var isUploading = new TaskCompletionSource();
        graph.Before = async (request, gone) =>
        {
            if (request.Method == "PUT" && isUploading.TrySetResult())
            {
                await Task.Delay(Timeout.Infinite, gone);
            }
        };
        JsonNode card;
        await using (var first = await ServeProcess.StartAsync(folder.Root, SharePointFolder.Settings))
        {
            using var asked = await first.Client.PostAsJsonAsync("/api/teams/messages", Activity(connector, "rita", "message", $"pack for {Release}", null));
            card = await connector.UntilAsync(CardText.IsDecision, "The decision card");
            await DecideAsync(card, async (who, verb, inputs) =>
            {
                using var pressed = await first.Client.PostAsJsonAsync("/api/teams/messages", Activity(connector, who, "invoke", null, Press(card, verb, inputs)));
                return JsonNode.Parse(await pressed.Content.ReadAsStringAsync())!;
            });
            await isUploading.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await first.KillAsync();
        }

        await using var second = await ServeProcess.StartAsync(folder.Root, SharePointFolder.Settings);
        var result = await connector.UntilAsync(said => CardText.Of(said).Contains($"Open {Release}.zip", StringComparison.Ordinal), "The result", TimeSpan.FromMinutes(2));
        Assert.Equal("approved", CardText.FactOf(result, "Decision"));
        Assert.Single(connector.Said.Where(said => CardText.FactOf(said.Activity, "Pack") is not null).Select(said => said.Id).Distinct());
        Assert.All(graph.Items, item => Assert.Equal(1, item.Value.Version));
        Assert.Single(graph.Items.Keys, path => path.EndsWith($"{Release}.zip", StringComparison.Ordinal));
    }

    // Whoever must sign does, as the card shows it.
    private static async Task DecideAsync(JsonNode card, Func<string, string, (string, string)[], Task<JsonNode>> press)
    {
        Assert.Equal("release-manager, risk-owner", CardText.FactOf(card, "Waits for"));
        await press("mara", "approve", [("note", "Read by the board.")]);
        await press("tom", "approve", [("note", "The risk is carried.")]);
    }

    private static void AddPeople(SampleFolder folder)
    {
        var manifest = folder.PathOf("workspace", "evidence.yaml");
        var text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, text[..text.IndexOf("\npeople:", StringComparison.Ordinal)] + """

            people:
              - { id: rita.holm, roles: [release], teams: oid-rita }
              - { id: mara.lindt, roles: [release-manager], teams: oid-mara }
              - { id: tom.osei, roles: [risk-owner], teams: oid-tom }

            """);
    }

    private static JsonObject Press(JsonNode card, string verb, (string Name, string Value)[] inputs)
    {
        var data = new JsonObject { ["evidence"] = verb, ["pack"] = CardText.Find(card, "pack"), ["saw"] = CardText.Find(card, "saw") };
        foreach (var (name, value) in inputs)
        {
            data[name] = value;
        }

        return new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data } };
    }

    private static object Activity(FakeConnector connector, string who, string type, string? text, JsonNode? value) => new
    {
        type,
        name = type == "invoke" ? "adaptiveCard/action" : null,
        id = Guid.NewGuid().ToString("N"),
        timestamp = DateTimeOffset.UtcNow,
        serviceUrl = connector.Url,
        channelId = "msteams",
        from = new { id = $"29:{who}", name = who, aadObjectId = $"oid-{who}" },
        recipient = new { id = "28:evidence" },
        conversation = new { id = "19:room@thread.tacv2", conversationType = "channel" },
        text,
        value,
    };

    private static async Task<List<(string Id, string Detail)>> DeliveredAsync(IServiceProvider services)
    {
        var delivered = new List<(string, string)>();
        await foreach (var entry in services.GetRequiredService<IEvidenceStore>().ReadLedgerAsync(1, CancellationToken.None))
        {
            if (entry.Kind == "delivered" && entry.Subject.EndsWith("pack-decided", StringComparison.Ordinal))
            {
                delivered.Add((entry.Subject, entry.Detail));
            }
        }

        return delivered;
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (!await happened())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
