using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Evidence.Conversations;
using Evidence.Delivery.Teams;
using Evidence.Ports;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Evidence.Delivery.Tests.Teams;

public sealed class ConversationConnectorTests
{
    private const string Token = """{"access_token":"token-1","expires_in":3600}""";

    private static readonly ChatPlace _place = new("https://smba.trafficmanager.net/emea/", "19:a@thread.tacv2;messageid=1", "channel", null, "28:bot", "msteams");

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-01T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Message_GoesToTheConversation_WithATokenThatIsKept()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Json(Token), ScriptedHandler.Json("""{"id":"m-1"}"""), ScriptedHandler.Json("""{"id":"m-1"}"""));
        var connector = Connector(handler);
        var sent = await connector.SendAsync(_place, Message(), replyTo: "q", default);
        var changed = await connector.UpdateAsync(_place, sent.Id!, Message(), default);
        Assert.Equal(new ConnectorAnswer(ConnectorOutcome.Done, "m-1"), sent);
        Assert.Equal(ConnectorOutcome.Done, changed.Outcome);
        Assert.Equal("https://smba.trafficmanager.net/emea/v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D1/activities/q", handler.Asked[1].Url.AbsoluteUri);
        Assert.Equal((HttpMethod.Put, "Bearer token-1"), (handler.Asked[2].Method, handler.Asked[2].Authorization));
        Assert.Equal("m-1", (string)JsonNode.Parse(handler.Asked[2].Body)!["id"]!);
        Assert.Contains("client_id=app", handler.Asked[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsAskedForAgain_BeforeItExpires()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Json(Token), ScriptedHandler.Json("{}"), ScriptedHandler.Json(Token.Replace("token-1", "token-2", StringComparison.Ordinal)), ScriptedHandler.Json("{}"));
        var connector = Connector(handler);
        await connector.SendAsync(_place, Message(), null, default);
        _time.Advance(TimeSpan.FromMinutes(56));
        await connector.SendAsync(_place, Message(), null, default);
        Assert.Equal("Bearer token-2", handler.Asked[3].Authorization);
    }

    [Fact]
    public async Task RefusedToken_IsRenewedOnce()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Json(Token), new HttpResponseMessage(HttpStatusCode.Unauthorized), ScriptedHandler.Json(Token), new HttpResponseMessage(HttpStatusCode.Unauthorized));
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Connector(handler).SendAsync(_place, Message(), null, default));
        Assert.Equal(FaultCode.Unauthorized, fault.Code);
        Assert.Equal(4, handler.Asked.Count);
    }

    [Fact]
    public async Task Throttling_IsAnAnswer_WithTheTimeToWait()
    {
        var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17));
        using var handler = new ScriptedHandler(ScriptedHandler.Json(Token), busy);
        Assert.Equal(new ConnectorAnswer(ConnectorOutcome.Throttled, null, 17), await Connector(handler).SendAsync(_place, Message(), null, default));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, ConnectorOutcome.Gone)]
    [InlineData(HttpStatusCode.Forbidden, ConnectorOutcome.Refused)]
    public async Task Change_OfWhatIsNotThere_IsAnAnswer(HttpStatusCode status, ConnectorOutcome outcome)
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Json(Token), new HttpResponseMessage(status));
        Assert.Equal(outcome, (await Connector(handler).UpdateAsync(_place, "m-1", Message(), default)).Outcome);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://127.0.0.1:80/")]
    [InlineData("not a url")]
    public async Task Message_ToAServiceThatIsNotTrusted_IsNotSent_AndGetsNoToken(string serviceUrl)
    {
        using var handler = new ScriptedHandler();
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Connector(handler).SendAsync(_place with { ServiceUrl = serviceUrl }, Message(), null, default));
        Assert.Equal(FaultCode.Forbidden, fault.Code);
        Assert.Empty(handler.Asked);
    }

    [Fact]
    public async Task File_LargerThanAllowed_IsRefused()
    {
        using var handler = new ScriptedHandler(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(new byte[100]) });
        using var target = new MemoryStream();
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Connector(handler).FetchAsync(new ChatFile("q.docx", "https://c.sharepoint.com/q"), target, largest: 99, default));
        Assert.Equal(FaultCode.TooLarge, fault.Code);
        Assert.Null(handler.Asked[0].Authorization);
    }

    [Fact]
    public async Task PasswordThatIsMissing_IsSaidByItsName()
    {
        using var handler = new ScriptedHandler();
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Connector(handler, password: null).SendAsync(_place, Message(), null, default));
        Assert.Contains("EVIDENCE_TEAMS_PASSWORD", fault.Message, StringComparison.Ordinal);
    }

    private ConversationConnector Connector(ScriptedHandler handler, string? password = "a secret")
    {
        var options = new ConnectorOptions { AppId = "app" };
        var secrets = new Mock<ISecretSource>();
        secrets.Setup(source => source.FindAsync("EVIDENCE_TEAMS_PASSWORD", It.IsAny<CancellationToken>())).ReturnsAsync(password);
        return new ConversationConnector(handler, new PasswordTokens(handler, options, secrets.Object, _time), new TrustedHosts(options), _time);
    }

    private static JsonObject Message() => new() { ["text"] = "hello" };
}
