using System.Text.Json.Nodes;
using Evidence.Testing.Graph;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Roles people have by groups of the directory, in Teams.</summary>
public sealed class GroupRolesTests : IAsyncLifetime
{
    private GraphFake _graph = null!;
    private TeamsHost _host = null!;

    public async Task InitializeAsync()
    {
        _graph = await GraphFake.StartAsync();
        _graph.People["gina@contoso.example"] = ("oid-gina", "Gina", "gina@contoso.example");
        _graph.People["max@contoso.example"] = ("oid-max", "Max", "max@contoso.example");
        _graph.Groups["Release managers"] = ["gina@contoso.example"];
        _host = await TeamsHost.StartAsync(folder =>
        {
            var manifest = folder.PathOf("workspace", "evidence.yaml");
            File.AppendAllText(manifest, "  - { group: Release managers, roles: [release-manager] }\n");
            SharePointFolder.Add(folder, _graph);
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task Member_MayWhatTheGroupMay_AndDecidesUnderTheirSignInName()
    {
        using var asked = await _host.SayAsync("rita", "pack for checkout-ranker 2.4.0");
        var card = await _host.Connector.UntilAsync(CardText.IsDecision, "The decision card");

        var approved = await _host.PressAsync("gina", "approve", card, ("note", "Read by the board."));

        Assert.Contains("gina@contoso.example approved", CardText.Of(approved), StringComparison.Ordinal);
        Assert.Equal("risk-owner", CardText.FactOf(approved, "Waits for"));
        Assert.Equal("gina@contoso.example as release-manager: Read by the board.", CardText.FactOf(approved, "Approved"));
        Assert.Single(_graph.Requests, request => request.Path.StartsWith("/users/oid-gina/checkMemberGroups", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SomebodyInNoGroup_IsNotKnown()
    {
        using var asked = await _host.SayAsync("max", "pack for checkout-ranker 2.4.0");
        Assert.Contains("I do not know you yet", CardText.Of(await _host.Connector.UntilAsync(_ => true, "An answer")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MembershipThatEnded_CountsSomeMinutesMore_AndThenNoLonger()
    {
        using (await _host.SayAsync("gina", "pack for checkout-ranker 2.3.0"))
        {
            await _host.Connector.UntilAsync(said => CardText.Of(said).Contains("Pack for checkout-ranker-2.3.0", StringComparison.Ordinal), "The pack");
        }

        _graph.Groups["Release managers"] = [];
        Assert.DoesNotContain("I do not know you yet", (await SearchAsync("gina")).ToJsonString(), StringComparison.Ordinal);
        _host.Time.Jump(TimeSpan.FromMinutes(6));
        Assert.Contains("I do not know you yet", (string?)(await SearchAsync("gina"))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DirectoryThatCannotBeAsked_GivesNobodyARole_AndSaysSo()
    {
        _graph.Fail(new GraphFault(request => request.Path.EndsWith("/checkMemberGroups", StringComparison.Ordinal), 403));

        using (await _host.SayAsync("gina", "pack for checkout-ranker 2.4.0"))
        {
            var said = (string)(await _host.Connector.UntilAsync(_ => true, "An answer"))["text"]!;
            Assert.StartsWith("Roles by group count for nothing at present, because the directory could not be asked", said, StringComparison.Ordinal);
            Assert.Contains("GroupMember.Read.All", said, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', said);
        }

        // Whoever is named keeps what they are by name, and is told why no more than that counts.
        using (await _host.SayAsync("sam", "pack for checkout-ranker 2.4.0", id: "sam-asks"))
        {
            await _host.Connector.UntilAsync(
                said => ((string?)said["text"])?.StartsWith("'sam.berg@northlight.example' may not do this", StringComparison.Ordinal) == true
                    && ((string)said["text"]!).Contains("Roles by group count for nothing", StringComparison.Ordinal),
                "The refusal");
        }

        Assert.Contains("Roles by group count for nothing", (string?)(await SearchAsync("gina"))["text"], StringComparison.Ordinal);
    }

    private async Task<JsonNode> SearchAsync(string who) =>
        (await _host.InvokeAsync(who, "composeExtension/query", new { commandId = "searchEvidence", parameters = new[] { new { name = "query", value = "checkout" } } }))["composeExtension"]!;
}
