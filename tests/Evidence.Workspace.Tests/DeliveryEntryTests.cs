using System.Text.Json.Nodes;
using Evidence.Notifications;

namespace Evidence.Workspace.Tests;

public sealed class DeliveryEntryTests : IDisposable
{
    private readonly WorkspaceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryKindOfEntry_IsRead()
    {
        var workspace = _folder.Write("evidence.yaml", WorkspaceFolder.Manifest + """
            graph:
              tenant: contoso.example
              client: 11111111-1111-1111-1111-111111111111
              secrets: { client-secret: GRAPH_SECRET }
            delivery:
              - { id: packs, type: sharepoint, audience: internal, site: https://contoso.sharepoint.com/sites/Launch, folder: Evidence }
              - { id: channel, type: webhook, audience: internal, secrets: { url: TEAMS_HOOK } }
            notifications:
              - id: rai
                delivery: channel
                products: [ranker]
                events: [gate-regressed, evidence-stale]
                digest: weekly
                at: "09:30"
                day: friday
                time-zone: Europe/Berlin
                quiet-hours: { from: "20:00", to: "07:00" }
                quiet-days: [saturday, sunday]
            watched-folders:
              - { id: sales, url: "https://contoso.sharepoint.com/:f:/s/Sales/Eabc", audience: nda, product: ranker }
            people:
              - { group: Risk owners, roles: [risk-owner] }
            """).Source().Load();

        var subscription = Assert.Single(workspace.Subscriptions);
        Assert.Equal(("rai", "channel", DigestKind.Weekly, new TimeOnly(9, 30), DayOfWeek.Friday), (subscription.Id, subscription.Delivery, subscription.Digest, subscription.At, subscription.On));
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday], subscription.Quiet.Days);
        Assert.Equal("GRAPH_SECRET", workspace.Graph.Secrets["client-secret"]);
        Assert.Equal("outbox", Assert.Single(workspace.WatchedFolders).Outbox);
        Assert.True(Assert.Single(workspace.People).IsGroup);
        Assert.Equal(["sharepoint", "webhook"], workspace.Delivery.Select(delivery => delivery.Type));
    }

    [Theory]
    [InlineData("{ id: a, type: sharepoint, site: x, fodler: y }", "'fodler' is no option of a delivery of type 'sharepoint'; did you mean 'folder'?")]
    [InlineData("{ id: a, type: sharepoint }", "a delivery of type 'sharepoint' goes to one place")]
    [InlineData("{ id: a, type: sharepoint, site: x, user: y }", "a delivery of type 'sharepoint' goes to one place")]
    [InlineData("{ id: a, type: sharepoint, site: x, conflict: overwrite }", "'conflict: overwrite' is not known; one of replace, rename, fail")]
    [InlineData("{ id: a, type: sharepoint, audience: nda, site: x, link: anonymous }", "'link: anonymous' lets anybody read what is for a nda audience")]
    [InlineData("{ id: a, type: sharepoint, site: x, graph-url: \"http://graph.example\" }", "'graph-url' is not an https address")]
    [InlineData("{ id: a, type: teams-channel, team: t }", "'channel' is missing")]
    [InlineData("{ id: a, type: teams-conversation }", "'conversation' is missing; the id of the conversation; write 'notify here' to the bot in it")]
    [InlineData("{ id: a, type: teams-conversation, conversation: c, service: \"http://smba.example\" }", "'service' is not an https address")]
    [InlineData("{ id: a, type: slack }", "a delivery of type 'slack' names no secret for its address")]
    [InlineData("{ id: a, type: webhook, url: \"https://x.example\", secrets: { url: X } }", "'url' is no option of a delivery of type 'webhook'; it takes none")]
    [InlineData("{ id: a, type: slack, secrets: { token: X } }", "'token' is no secret of a delivery of type 'slack'; one of url")]
    public void Delivery_ThatIsWrong_IsToldWithItsLine(string entry, string expected) => Told("delivery", entry, expected);

    [Theory]
    [InlineData("{ id: a, delivery: chanel }", "'delivery: chanel' is not known; did you mean 'channel'?")]
    [InlineData("{ id: a, delivery: channel, products: [rankr] }", "'products: rankr' is not known; did you mean 'ranker'?")]
    [InlineData("{ id: a, delivery: channel, events: [gate-regresed] }", "'events: gate-regresed' is not known; did you mean 'gate-regressed'?")]
    [InlineData("{ id: a, delivery: channel, digest: hourly }", "'digest: hourly' is not known; one of immediate, daily, weekly")]
    [InlineData("{ id: a, delivery: channel, at: \"25:00\" }", "'at: 25:00' is not a time of day")]
    [InlineData("{ id: a, delivery: channel, day: someday }", "'someday' of 'day' is not a day")]
    [InlineData("{ id: a, delivery: channel, time-zone: Berlin }", "'time-zone: Berlin' is not known")]
    [InlineData("{ id: a, delivery: channel, quiet-hours: { from: \"20:00\", to: \"20:00\" } }", "quiet hours have no beginning and end that differ")]
    [InlineData("{ id: a, delivery: channel, quiet-days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday] }", "every day is quiet")]
    [InlineData("{ id: a, delivery: packs, digest: daily }", "delivery 'packs' takes files, which a digest has none of")]
    [InlineData("{ id: a, delivery: channel, evnts: [] }", "'evnts' is not known here")]
    public void Subscription_ThatIsWrong_IsToldWithItsLine(string entry, string expected) => Told(
        "notifications", entry, expected, "delivery: [{ id: channel, type: webhook, secrets: { url: X } }, { id: packs, type: folder }]\n");

    [Theory]
    [InlineData("{ id: a, url: \"http://contoso.example\" }", "'url' is not a link to a folder")]
    [InlineData("{ id: a, url: \"https://contoso.example\", product: rankr }", "'product: rankr' is not known; did you mean 'ranker'?")]
    public void WatchedFolder_ThatIsWrong_IsToldWithItsLine(string entry, string expected) => Told("watched-folders", entry, expected);

    [Fact]
    public void GraphWithASecret_NeedsTenantAndClient()
    {
        _folder.Write("evidence.yaml", WorkspaceFolder.Manifest + "graph:\n  secrets: { client-secret: X }\n");

        Assert.Contains(_folder.Source().Check(), problem => problem.ToString().StartsWith("evidence.yaml:8: an app signs in with a tenant and a client", StringComparison.Ordinal));
    }

    [Fact]
    public void Schema_NamesEveryEvent()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Testing.RepositoryRoot.Path("templates", "schemas", "evidence.schema.json")))!;

        var events = schema["properties"]!["notifications"]!["items"]!["properties"]!["events"]!["items"]!["enum"]!.AsArray().Select(name => (string?)name);

        Assert.Equal(NotificationEvents.All, events);
    }

    private void Told(string section, string entry, string expected, string before = "")
    {
        _folder.Write("evidence.yaml", $"{WorkspaceFolder.Manifest}{before}{section}:\n  - {entry}\n");
        var line = WorkspaceFolder.Manifest.Split('\n').Length + (before.Length > 0 ? 2 : 1);

        var problems = _folder.Source().Check();

        Assert.Contains(problems, problem => problem.File == "evidence.yaml" && problem.Line == line && problem.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
