using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Testing.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>A release manager's whole story in a channel.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task Release_IsAskedFor_JudgedWithAGap_WaivedByTwo_ApprovedByThree_AndDelivered()
    {
        await using var graph = await GraphFake.StartAsync();
        await using var host = await TeamsHost.StartAsync(folder =>
        {
            BreakASource(folder.PathOf("workspace", "evidence.yaml"), folder.PathOf("workspace", "releases", "help-assistant-1.2.0.yaml"));
            SharePointFolder.Add(folder, graph);
            SharePointFolder.AddLargeEvidence(folder, "help-assistant-1.2.0");
            RemoveWaivers(folder.PathOf("workspace", "policies", "assistant.yaml"));
        });

        // The upload breaks off once, in the middle.
        graph.Fail(new GraphFault(request => request.Path.StartsWith("/upload/", StringComparison.Ordinal) && graph.Ranges.Count == 3, Status: 0, Times: 1));

        // Asked for in people's words; the same message sent twice is one.
        using (await host.SayAsync("rita", "<at>Evidence</at> pack for the help assistant 1.2.0, please", id: "ask"))
        using (await host.SayAsync("rita", "<at>Evidence</at> pack for the help assistant 1.2.0, please", id: "ask"))
        {
            await host.Connector.UntilAsync(said => CardText.Of(said).Contains("I have begun", StringComparison.Ordinal), "That it has begun");
        }

        var card = await host.Connector.UntilAsync(CardText.IsDecision, "The decision card");
        Assert.Contains("conditional go", CardText.Of(card), StringComparison.Ordinal);
        Assert.Contains("metrics-server", CardText.Of(card), StringComparison.Ordinal);
        Assert.Contains("\"id\":\"note\"", CardText.Of(card), StringComparison.Ordinal);

        // Whoever may not decide changes nothing, and is told why.
        var manifest = CardText.Find(card, "saw");
        Assert.Contains("One of these roles is needed: approver", Said(await host.PressAsync("sam", "approve", card, ("note", "fine"))), StringComparison.Ordinal);
        Assert.Contains("I do not know you yet", Said(await host.PressAsync("stranger", "approve", card, ("note", "fine"))), StringComparison.Ordinal);
        Assert.Contains("needs a note", Said(await host.PressAsync("mara", "approve", card)), StringComparison.Ordinal);
        Assert.DoesNotContain(await LedgerAsync(host), entry => entry.Kind == "pack-decided");

        // A waiver takes two people, neither of whom asked for the pack. Tom is known by the name Entra ID has for him.
        host.Connector.UserPrincipalNames["29:tom"] = "Tom.Osei@northlight.example";
        (string, string)[] terms = [("gate", "drift"), ("reason", "The mix of questions moves every autumn."), ("risk", "Answers on promotions may be old."), ("expires", "2026-12-31")];
        var proposed = await host.PressAsync("tom", "waive", card, terms);
        Assert.Contains("a second person must confirm it", CardText.Of(proposed), StringComparison.Ordinal);
        Assert.Contains("someone else must confirm it", Said(await host.PressAsync("tom", "confirm-waiver", card, ("gate", "drift"))), StringComparison.Ordinal);
        await host.PressAsync("mara", "confirm-waiver", card, ("gate", "drift"));
        var waived = await host.Connector.UntilAsync(said => CardText.IsDecision(said) && CardText.Find(said, "saw") != manifest, "The card with the waiver");
        Assert.Contains("Waived until 2026-12-31 by tom.osei@northlight.example and mara.lindt@northlight.example", CardText.Of(waived), StringComparison.Ordinal);

        // The card as it was before the waiver decides nothing any more.
        Assert.Contains("out of date", Said(await host.PressAsync("mara", "approve", card, ("note", "Read by the board."))), StringComparison.Ordinal);

        // Three roles sign: by buttons, and in words.
        await host.PressAsync("mara", "approve", waived, ("note", "Read by the board."));
        using (await host.SayAsync("tom", "approve: the risk is carried"))
        {
            await host.Connector.UntilAsync(said => CardText.Of(said).Contains("tom.osei@northlight.example approved", StringComparison.Ordinal), "Tom's approval");
        }

        await host.PressAsync("ines", "approve", waived, ("note", "Privacy was assessed."));
        var result = await host.Connector.UntilAsync(said => CardText.Of(said).Contains("\"title\":\"Decision\",\"value\":\"approved\"", StringComparison.Ordinal), "The result");
        Assert.DoesNotContain("Action.Execute", CardText.Of(result), StringComparison.Ordinal);

        // One card was posted for the pack, and changed from then on.
        var packCards = host.Connector.Said.Where(said => CardText.Of(said.Activity).Contains("help-assistant-1.2.0-20261101T", StringComparison.Ordinal) && said.Activity["attachments"] is not null).ToList();
        Assert.Single(packCards, said => said.Method == "POST");
        Assert.Single(packCards.Select(said => said.Id).Distinct());

        // The pack lies in SharePoint, as it was assembled, and the card leads there.
        var packId = CardText.FactOf(result, "Pack")!;
        var laid = graph.Items[$"Packs/{packId}.pack-decided/help-assistant-1.2.0.zip"];
        Assert.True(graph.Ranges.Count > 10, "It went up in slices.");
        var pack = (await host.Services.GetRequiredService<PackService>().FindAsync(packId, CancellationToken.None))!;
        Assert.Equal(pack.Files.Single(file => file.Name.EndsWith(".zip", StringComparison.Ordinal)).Digest, Sha256Digest.Of(laid.Content));
        Assert.Contains($"\"title\":\"Open help-assistant-1.2.0.zip\",\"url\":\"https://contoso.example/:b:/organization/{laid.Id}\"", CardText.Of(result), StringComparison.Ordinal);

        // The ledger holds every step.
        var kinds = (await LedgerAsync(host)).Select(entry => entry.Kind).ToList();
        Assert.Contains("source-collected", kinds);
        Assert.Equal(["waiver-proposed", "gate-waived", "pack-decided", "pack-decided", "pack-decided"], kinds.Where(kind => kind is "waiver-proposed" or "gate-waived" or "pack-decided"));
        Assert.Equal(3, kinds.Count(kind => kind == "pack-assembled"));
        Assert.Equal(2, (await LedgerAsync(host)).Count(entry => entry.Kind == "delivered" && entry.Detail.Contains("launch-packs", StringComparison.Ordinal)));

        // An old card is told apart after the end too.
        Assert.Contains("out of date", Said(await host.PressAsync("ines", "reject", waived, ("note", "No."))), StringComparison.Ordinal);
    }

    private static string Said(JsonNode invokeAnswer)
    {
        Assert.Equal("application/vnd.microsoft.activity.message", (string)invokeAnswer["type"]!);
        return (string)invokeAnswer["value"]!;
    }

    private static async Task<List<LedgerEntry>> LedgerAsync(TeamsHost host)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in host.Services.GetRequiredService<IEvidenceStore>().ReadLedgerAsync(1, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    // A server nothing listens on, asked for one experiment of the release.
    private static void BreakASource(string manifest, string release)
    {
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\nframeworks:", "  - { id: metrics-server, type: mlflow, url: 'http://127.0.0.1:9' }\n\nframeworks:", StringComparison.Ordinal));
        File.AppendAllText(release, "  - { source: metrics-server, run: 0123456789abcdef0123456789abcdef }\n");
    }

    private static void RemoveWaivers(string policy)
    {
        var text = File.ReadAllText(policy);
        File.WriteAllText(policy, text[..text.IndexOf("\nwaivers:", StringComparison.Ordinal)] + "\n");
    }
}
