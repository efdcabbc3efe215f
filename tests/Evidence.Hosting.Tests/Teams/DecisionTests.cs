using System.Text.Json.Nodes;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Buttons pressed twice, at once, by whoever may not.</summary>
public sealed class DecisionTests : IAsyncLifetime
{
    private TeamsHost _host = null!;
    private JsonNode _card = null!;

    public async Task InitializeAsync()
    {
        _host = await TeamsHost.StartAsync();
        _host.Connector.UserPrincipalNames["29:tom"] = "tom.osei@northlight.example";

        // A release manager may ask for packs, too.
        using var asked = await _host.SayAsync("mara", "pack for checkout-ranker 2.4.0");
        _card = await _host.Connector.UntilAsync(CardText.IsDecision, "The decision card");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task ReleaseManager_WhoAskedForAPack_NeitherDecidesOnIt_NorWaives()
    {
        (string, string)[] terms = [("gate", "drift"), ("reason", "Seasonal."), ("risk", "Some."), ("expires", "2026-12-31")];
        Assert.Contains("someone else must", Said(await _host.PressAsync("mara", "approve", _card, ("note", "Mine."))), StringComparison.Ordinal);
        Assert.Contains("someone else must", Said(await _host.PressAsync("mara", "reject", _card, ("note", "Mine."))), StringComparison.Ordinal);
        Assert.StartsWith("application/vnd.microsoft.activity.message", (string?)(await _host.PressAsync("mara", "waive", _card, terms))["type"], StringComparison.Ordinal);
        Assert.Empty(await DecidedAsync());
    }

    [Fact]
    public async Task WhoeverOnlyAsksForPacks_ApprovesNothing_AndIsToldWhoMay()
    {
        Assert.Contains("One of these roles is needed: approver", Said(await _host.PressAsync("rita", "approve", _card, ("note", "Fine."))), StringComparison.Ordinal);
        Assert.Contains("One of these roles is needed: approver", Said(await _host.PressAsync("ada", "approve", _card, ("note", "Fine."))), StringComparison.Ordinal);
        Assert.Empty(await DecidedAsync());
    }

    [Fact]
    public async Task DoubleClick_IsOneDecision()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _host.PressAsync("tom", "approve", _card, ("note", "The risk is carried."))));
        await _host.PressAsync("tom", "approve", _card, ("note", "The risk is carried."));

        Assert.Single(await DecidedAsync());
    }

    [Fact]
    public async Task TwoPeople_DecidingAtOnce_BothCount()
    {
        using var asked = await _host.SayAsync("rita", "pack for checkout-ranker 2.3.0");
        _card = await _host.Connector.UntilAsync(said => CardText.IsDecision(said) && CardText.FactOf(said, "Pack")!.StartsWith("checkout-ranker-2.3.0", StringComparison.Ordinal), "The other card");

        var answers = await Task.WhenAll(
            _host.PressAsync("tom", "approve", _card, ("note", "The risk is carried.")),
            _host.PressAsync("mara", "approve", _card, ("note", "Read by the board.")));

        Assert.Equal(["mara.lindt@northlight.example", "tom.osei@northlight.example"], (await DecidedAsync()).Order(StringComparer.Ordinal));
        Assert.Contains("tom.osei@northlight.example approved", CardText.Of(answers[0]), StringComparison.Ordinal);
        Assert.Contains("mara.lindt@northlight.example approved", CardText.Of(answers[1]), StringComparison.Ordinal);
    }

    private static string Said(JsonNode invokeAnswer)
    {
        Assert.Equal("application/vnd.microsoft.activity.message", (string)invokeAnswer["type"]!);
        return (string)invokeAnswer["value"]!;
    }

    private async Task<IReadOnlyList<string>> DecidedAsync()
    {
        var decisions = await _host.Services.GetRequiredService<EvidenceCatalog>().ListDecisionsAsync(CardText.Find(_card, "pack")!, CancellationToken.None);
        var ledger = new List<LedgerEntry>();
        await foreach (var entry in _host.Services.GetRequiredService<IEvidenceStore>().ReadLedgerAsync(1, CancellationToken.None))
        {
            ledger.Add(entry);
        }

        Assert.Equal(decisions.Count, ledger.Count(entry => entry.Kind == "pack-decided"));
        return [.. decisions.Select(decision => decision.By)];
    }
}
