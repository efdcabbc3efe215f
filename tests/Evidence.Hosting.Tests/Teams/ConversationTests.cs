using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Evidence.Testing;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Short talks with the bot, on a host over the samples.</summary>
public sealed class ConversationTests : IAsyncLifetime
{
    private const string WebhookKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private TeamsHost? _host;

    private TeamsHost Host => _host!;

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("EVIDENCE_TEST_WEBHOOK", WebhookKey);
        _host = await TeamsHost.StartAsync(null, ("EVIDENCE_TEAMS:WEBHOOKSECRETS", "EVIDENCE_TEST_WEBHOOK"));
    }

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    [Fact]
    public async Task Stranger_ReadsHelp_AndIsToldWhomToAsk()
    {
        using var taken = await Host.SayAsync("stranger", "pack for checkout-ranker 2.4.0");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var said = CardText.Of(await Host.Connector.UntilAsync(_ => true, "An answer"));
        Assert.Contains("Ask ada.kern@northlight.example to add you", said, StringComparison.Ordinal);
        Assert.Contains("teams: oid-stranger", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SalesEngineer_MayNotAskForAPack_AndIsToldWhoMay()
    {
        using var taken = await Host.SayAsync("sam", "pack for checkout-ranker 2.4.0");
        var said = await Host.Connector.UntilAsync(_ => true, "An answer");
        Assert.Contains("One of these roles is needed: release, admin", (string)said["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_Replayed_IsAnsweredOnce()
    {
        for (var i = 0; i < 3; i++)
        {
            using var taken = await Host.SayAsync("mara", "help", id: "replayed");
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var other = await Host.SayAsync("mara", "notify here", id: "other");
        await Host.Connector.UntilAsync(said => ((string?)said["text"])?.Contains("teams-conversation", StringComparison.Ordinal) == true, "The other answer");
        await Host.Connector.UntilAsync(said => CardText.Of(said).Contains("I collect the evidence of a release", StringComparison.Ordinal), "The answer");
        Assert.Equal(2, Host.Connector.Said.Count);
    }

    [Fact]
    public async Task MisspeltRelease_IsSuggested_AndThrottlingIsObeyed()
    {
        Host.Connector.Throttle(1);
        using var taken = await Host.SayAsync("rita", "pack for chekout-rankr 2.4.0");
        var said = await Host.Connector.UntilAsync(_ => true, "Suggestions");
        Assert.Contains("\"text\":\"pack for checkout-ranker-2.4.0\"", CardText.Of(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuestionnaireInAChat_IsDrafted_OnACardThatFollows()
    {
        Host.Connector.Files["customer-questionnaire.docx"] = await File.ReadAllBytesAsync(RepositoryRoot.Path("samples", "questionnaires", "customer-questionnaire.docx"));
        object[] files = [new { contentType = "application/vnd.microsoft.teams.file.download.info", name = "customer-questionnaire.docx", content = new { downloadUrl = $"{Host.Connector.Url}/files/customer-questionnaire.docx" } }];
        using var taken = await Host.SayAsync("sam", "draft this questionnaire", attachments: files);
        var said = await Host.Connector.UntilAsync(one => CardText.Of(one).Contains("drafted and ready for review", StringComparison.Ordinal), "The drafted questionnaire");
        Assert.Contains("\"title\":\"Questions\",\"value\":\"34\"", CardText.Of(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOnAnotherHost_IsNotFetched()
    {
        object[] files = [new { contentType = "application/vnd.microsoft.teams.file.download.info", name = "q.docx", content = new { downloadUrl = "https://169.254.169.254/q.docx" } }];
        using var taken = await Host.SayAsync("sam", "", attachments: files);
        var said = await Host.Connector.UntilAsync(_ => true, "The refusal");
        Assert.Contains("lies on a host files are not fetched from", (string)said["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_FindsPublicAnswersAlone_InTheShapeTeamsExpects()
    {
        var all = await Host.InvokeAsync("sam", "composeExtension/query", new { commandId = "searchEvidence", parameters = new[] { new { name = "initialRun", value = "true" } } });
        var result = all["composeExtension"]!;
        Assert.Equal("result", (string)result["type"]!);
        Assert.Equal("list", (string)result["attachmentLayout"]!);
        Assert.All(result["attachments"]!.AsArray(), attachment =>
        {
            Assert.Equal("application/vnd.microsoft.card.adaptive", (string)attachment!["contentType"]!);
            Assert.Equal("application/vnd.microsoft.card.thumbnail", (string)attachment["preview"]!["contentType"]!);
        });
        var shown = CardText.Of(all);
        var library = Directory.EnumerateFiles(Host.Folder.PathOf("workspace", "answers")).SelectMany(File.ReadLines);
        Assert.Contains(library, line => line.Contains("disclosure: internal", StringComparison.Ordinal) || line.Contains("disclosure: nda", StringComparison.Ordinal));
        Assert.DoesNotContain("help-assistant-1.2.0-2026", shown, StringComparison.Ordinal);
        var none = await Host.InvokeAsync("sam", "composeExtension/query", new { commandId = "searchEvidence", parameters = new[] { new { name = "query", value = "zyxwv" } } });
        Assert.Equal("message", (string)none["composeExtension"]!["type"]!);
    }

    [Fact]
    public async Task Extension_TellsAStranger_AndRefusesAFileOfAnotherMessage()
    {
        var stranger = await Host.InvokeAsync("stranger", "composeExtension/query", new { commandId = "searchEvidence" });
        Assert.Contains("I do not know you yet", (string)stranger["composeExtension"]!["text"]!, StringComparison.Ordinal);
        var file = await Host.InvokeAsync("sam", "composeExtension/submitAction", new { commandId = "attachQuestionnaire", commandContext = "message" });
        Assert.Equal("message", (string)file["task"]!["type"]!);
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"approve","data":{"other":"x"}}}""", 400)]
    [InlineData("""{}""", 400)]
    public async Task Action_OfAnotherCard_IsAnErrorInItsShape(string value, int status)
    {
        var answer = await Host.InvokeAsync("mara", "adaptiveCard/action", JsonNode.Parse(value)!);
        Assert.Equal(status, (int)answer["statusCode"]!);
        Assert.Equal("application/vnd.microsoft.error", (string)answer["type"]!);
    }

    [Fact]
    public async Task Webhook_WithItsSignature_IsAnsweredAtOnce_AndWithoutOneRefused()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"type":"message","id":"w1","timestamp":"{{new OffsetTime().GetUtcNow():O}}","serviceUrl":"https://smba.trafficmanager.net/emea/","channelId":"msteams","from":{"id":"29:ada","name":"Ada","aadObjectId":"oid-ada"},"conversation":{"id":"19:b"},"text":"<at>Evidence</at> help"}""");
        using var answer = await PostAsync(body, Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(WebhookKey), body)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var reply = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("message", (string)reply["type"]!);
        Assert.Contains("I collect the evidence of a release", (string)reply["text"]!, StringComparison.Ordinal);
        using var forged = await PostAsync(body, Convert.ToBase64String(new byte[32]));
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }

    [Fact]
    public async Task ServiceUrlThatIsNotTrusted_IsRefused_BeforeAnythingIsSaid()
    {
        using var answer = await Host.Client.PostAsJsonAsync("/api/teams/messages", new { type = "message", id = "x", serviceUrl = "https://evil.example/", conversation = new { id = "19:a" }, from = new { id = "29:mara", aadObjectId = "oid-mara" }, text = "help" });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task PageOfAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/teams/messages") { Content = JsonContent.Create(new { type = "message", conversation = new { id = "19:a" } }) };
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await Host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":5,"conversation":{"id":"a"}}""")]
    public async Task BodyThatIsNoActivity_IsRefusedInOneLine(string body)
    {
        using var answer = await Host.Client.PostAsync("/api/teams/messages", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/teams/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", $"HMAC {signature}");
        return await Host.Client.SendAsync(request);
    }
}
