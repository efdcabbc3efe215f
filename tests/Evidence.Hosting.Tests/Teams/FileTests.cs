using System.Text.Json.Nodes;
using Evidence.Testing;
using Evidence.Testing.Graph;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Questionnaires that lie in a library, and filled ones that go back by a person's consent.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private const string Link = "https://contoso.sharepoint.com/sites/RAI/Shared%20Documents/General/customer.docx";

    private GraphFake _graph = null!;
    private TeamsHost _host = null!;

    public async Task InitializeAsync()
    {
        _graph = await GraphFake.StartAsync();
        _host = await TeamsHost.StartAsync(folder => SharePointFolder.Add(folder, _graph, "- { id: quiet, type: folder, path: shared }"));
        _graph.Put("General/customer.docx", await File.ReadAllBytesAsync(RepositoryRoot.Path("samples", "questionnaires", "customer-questionnaire.docx")));
        _graph.SharedPaths[Link] = "General/customer.docx";
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Questionnaire_InALibrary_IsReadThroughGraph_AndTheCardLeadsToTheFilledOne(bool isAttached)
    {
        object[] files = [new { contentType = "reference", name = "customer.docx", contentUrl = Link }];
        using var asked = await _host.SayAsync("sam", isAttached ? "draft this questionnaire" : $"draft this questionnaire {Link}", attachments: isAttached ? files : null);

        var ready = await _host.Connector.UntilAsync(said => CardText.Of(said).Contains("drafted and ready for review", StringComparison.Ordinal), "The drafted questionnaire");

        Assert.Equal("34", CardText.FactOf(ready, "Questions"));
        Assert.Contains("\"title\":\"Open customer.docx\",\"url\":\"https://contoso.example/:b:/organization/", CardText.Of(ready), StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Connector.Said, said => CardText.Of(said.Activity).Contains("file.consent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Questionnaire_TheAppMayNotRead_IsAskedForInAChat()
    {
        _graph.Fail(new GraphFault(request => request.Path.StartsWith("/shares/", StringComparison.Ordinal), 403));
        object[] files = [new { contentType = "reference", name = "customer.docx", contentUrl = Link }];
        using var asked = await _host.SayAsync("sam", "draft this questionnaire", attachments: files);

        var said = (string)(await _host.Connector.UntilAsync(_ => true, "The answer"))["text"]!;

        Assert.StartsWith("I cannot read 'customer.docx' where it lies.", said, StringComparison.Ordinal);
        Assert.Contains("Sites.Selected", said, StringComparison.Ordinal);
        Assert.EndsWith("without any permission.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questionnaire_OfAnotherMessage_IsDraftedFromItsMenu()
    {
        var answer = await _host.InvokeAsync("sam", "composeExtension/submitAction", new
        {
            commandId = "draftQuestionnaire",
            commandContext = "message",
            messagePayload = new { id = "1", attachments = new[] { new { contentType = "reference", name = "customer.docx", contentUrl = Link } } },
        });

        Assert.Contains("I look at 'customer.docx'", (string?)answer["task"]!["value"], StringComparison.Ordinal);
        await _host.Connector.UntilAsync(said => CardText.Of(said).Contains("drafted and ready for review", StringComparison.Ordinal), "The drafted questionnaire");
    }

    [Fact]
    public async Task FilledFile_ThatNoDeliveryTook_IsOffered_AndLaidDownWithConsent()
    {
        _host.Conversation = ("a:sam", "personal");
        _graph.Fail(new GraphFault(request => request.Method == "PUT", 403));
        _host.Connector.Files["q.docx"] = await File.ReadAllBytesAsync(RepositoryRoot.Path("samples", "questionnaires", "customer-questionnaire.docx"));
        object[] files = [new { contentType = "application/vnd.microsoft.teams.file.download.info", name = "q.docx", content = new { downloadUrl = $"{_host.Connector.Url}/files/q.docx" } }];
        using var asked = await _host.SayAsync("sam", "draft this questionnaire", attachments: files);
        var offer = await _host.Connector.UntilAsync(said => CardText.Of(said).Contains("file.consent", StringComparison.Ordinal), "The offer");
        var content = offer["attachments"]![0]!["content"]!;

        await ConsentAsync("stranger", content, "accept");
        await _host.Connector.UntilAsync(said => CardText.Of(said).Contains("I do not know you yet", StringComparison.Ordinal), "The refusal");
        await ConsentAsync("sam", content, "decline");
        await ConsentAsync("sam", content, "accept", "https://evil.example/drop");
        await _host.Connector.UntilAsync(said => CardText.Of(said).Contains("would go to a host files are not laid down on", StringComparison.Ordinal), "That it goes nowhere else");
        Assert.Empty(_host.Connector.Dropped);
        await ConsentAsync("sam", content, "accept");
        var info = await _host.Connector.UntilAsync(said => CardText.Of(said).Contains("file.info", StringComparison.Ordinal), "The file");

        var (range, bytes) = _host.Connector.Dropped["filled.docx"];
        Assert.Equal((long)content["sizeInBytes"]!, bytes.Length);
        Assert.Equal($"bytes 0-{bytes.Length - 1}/{bytes.Length}", range);
        Assert.Equal([0x50, 0x4B], bytes[..2]);
        Assert.Equal("unique", (string?)info["attachments"]![0]!["content"]!["uniqueId"]);
    }

    private async Task ConsentAsync(string who, JsonNode content, string action, string? uploadUrl = null) => await _host.InvokeAsync(who, "fileConsent/invoke", new JsonObject
    {
        ["type"] = "fileUpload",
        ["action"] = action,
        ["context"] = content["acceptContext"]!.DeepClone(),
        ["uploadInfo"] = new JsonObject
        {
            ["contentUrl"] = "https://contoso-my.sharepoint.com/personal/sam/q.docx",
            ["name"] = "q.docx",
            ["uploadUrl"] = uploadUrl ?? $"{_host.Connector.Url}/drop/filled.docx",
            ["uniqueId"] = "unique",
            ["fileType"] = "docx",
        },
    });
}
