using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evidence.Answers;
using Evidence.Testing;
using Evidence.Testing.Graph;

namespace Evidence.Delivery.Tests.Graph;

/// <summary>What is asked of Graph, and what the stand-in answers, is held against Microsoft's own description.</summary>
public sealed class GraphContractTests : IAsyncLifetime
{
    private const int Large = 5 * 1024 * 1024;

    // The public description of these parts is made without actions and functions, and covers neither sites nor people.
    private static readonly string[] _outside =
    [
        "POST /drives/*/items/*/createLink", "POST /drives/*/items/*/createUploadSession", "GET /drives/*/items/*/delta()", "GET /sites/*", "GET /users/*", "POST /users/*/checkMemberGroups", "GET /groups", "GET /sites/*/drives",
    ];

    private static readonly Lazy<GraphDescription> _files = new(() => new(Corpus.Path("api", "msgraph", "Files.yml")));
    private static readonly Lazy<GraphDescription> _teams = new(() => new(Corpus.Path("api", "msgraph", "Teams.yml")));

    private GraphFake _graph = null!;

    public async Task InitializeAsync()
    {
        _graph = await GraphFake.StartAsync();
        _graph.SharedPaths["https://contoso.sharepoint.com/f"] = "";
        _graph.People["ana@contoso.example"] = ("id-ana", "Ana", "ana@contoso.example");
        _graph.Groups["Risk owners"] = ["ana@contoso.example"];
        await UseEverythingAsync();
    }

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [CorpusFact]
    public void Requests_AreDescribed_OrAmongTheFewThatAreNot()
    {
        GraphDescription[] described = [_files.Value, _teams.Value];
        var calls = _graph.Requests.Where(request => !request.Path.StartsWith("/upload/", StringComparison.Ordinal) && !request.Path.StartsWith("/download/", StringComparison.Ordinal))
            .Select(request => (request.Method, Path: ById(request.Path)))
            .Distinct()
            .ToList();

        var unknown = calls.Where(call => !described.Any(part => part.Has(call.Method, call.Path))).Select(call => $"{call.Method} {Starred(call.Path)}").Distinct();

        Assert.Contains(("PUT", "/drives/d/items/i/content"), calls);
        Assert.Contains(("POST", "/teams/team-1/channels/channel-1/messages"), calls);
        Assert.Empty(unknown.Except(_outside));
    }

    [CorpusFact]
    public void Messages_HoldNothingTheirSchemaDoesNotHave()
    {
        // userIdentityType is on the identity of a mention in the documentation of the API alone.
        Assert.Equal(
            ["microsoft.graph.chatMessage.mentions.mentioned.user.userIdentityType"],
            _graph.Messages.SelectMany(message => _teams.Value.Unknown(message, "microsoft.graph.chatMessage")).Distinct());
    }

    [CorpusFact]
    public async Task Answers_HoldNothingTheirSchemaDoesNotHave()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "token");

        var item = JsonNode.Parse(await http.GetStringAsync($"{_graph.Url}/drives/d/items/{_graph.Items.Values.First().Id}"));

        Assert.NotNull(item!["size"]);
        Assert.Empty(_files.Value.Unknown(item, "microsoft.graph.driveItem"));
    }

    private async Task UseEverythingAsync()
    {
        await using var library = new ADelivery(
            ADelivery.Settings("sharepoint", DisclosureLevel.Internal, ("site", "https://contoso.sharepoint.com/sites/Launch")), "token", ADelivery.GraphAt(_graph));
        await using var channel = new ADelivery(
            ADelivery.Settings("teams-channel", DisclosureLevel.Internal, ("team", "team-1"), ("channel", "channel-1")), "token", ADelivery.GraphAt(_graph));
        await library.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("small.zip", [1]), ADelivery.File("large.zip", ADelivery.Bytes(Large))), CancellationToken.None);
        await channel.Delivery.DeliverAsync(ADelivery.Request() with { Mentions = ["ana@contoso.example"] }, CancellationToken.None);
        await library.Directory.GroupsOfAsync("ana@contoso.example", ["Risk owners"], CancellationToken.None);
        _graph.Put("Shared/q.docx", [1]);
        var changes = await library.Files.ListChangesAsync(new Uri("https://contoso.sharepoint.com/f"), null, null, CancellationToken.None);
        await using var content = await changes.Files[0].Open(CancellationToken.None);
    }

    // Items may be named by path instead of id: items/{id}:/{path}: is another item.
    private static string ById(string path) => Regex.Replace(path, "^/drives/[^/]+/items/([^/:]+:/[^:]+:|[^/:]+)", "/drives/d/items/i");

    private static string Starred(string path) => Regex.Replace(
        Regex.Replace(path, "^/sites/[^/:]+:/[^:]+$", "/sites/*"), "(?<=^/(drives|sites|users)/)[^/*]+|(?<=/items/)[^/]+", "*");
}
