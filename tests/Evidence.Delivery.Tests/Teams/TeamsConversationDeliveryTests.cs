using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Evidence.Answers;
using Evidence.Delivery.Teams;
using Evidence.Notifications;
using Evidence.Ports;
using Evidence.Testing.Connectors;

namespace Evidence.Delivery.Tests.Teams;

public sealed class TeamsConversationDeliveryTests
{
    private static readonly ConnectorOptions _options = new();

    [Fact]
    public async Task Message_GoesIntoTheConversation_WithButtonsThatReachTheBot()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Json("""{"id":"m-1"}"""));
        await Delivery(handler).DeliverAsync(Stale(), CancellationToken.None);

        Assert.Equal("https://smba.trafficmanager.net/teams/v3/conversations/19%3Awatch%40thread.tacv2/activities", Assert.Single(handler.Asked).Url.AbsoluteUri);
        var content = JsonNode.Parse(handler.Asked[0].Body)!["attachments"]![0]!["content"]!;
        Assert.Equal(["collect ranker-1", "pack for ranker-1"], content["actions"]!.AsArray().Select(action => (string?)action!["data"]!["text"]));
        Assert.DoesNotContain("write to the Evidence bot", handler.Asked[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_AboveTheAudience_IsNotSent()
    {
        using var handler = new ScriptedHandler();
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Delivery(handler, DisclosureLevel.Nda).DeliverAsync(Stale(), CancellationToken.None));
        Assert.Equal(FaultCode.Forbidden, fault.Code);
        Assert.Empty(handler.Asked);
    }

    [Fact]
    public async Task Throttling_IsWaitedFor_AsLongAsItIsShort()
    {
        using var handler = new ScriptedHandler(Busy(17), ScriptedHandler.Json("""{"id":"m-1"}"""));
        await Delivery(handler).DeliverAsync(Stale(), CancellationToken.None);
        Assert.Equal(2, handler.Asked.Count);

        using var busy = new ScriptedHandler(Busy(600));
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Delivery(busy).DeliverAsync(Stale(), CancellationToken.None));
        Assert.Equal((FaultCode.Unavailable, "Teams asks delivery 'place' to wait 600 seconds."), (fault.Code, fault.Message));
    }

    [Fact]
    public async Task ConversationTheBotIsNotIn_IsSaidToBe()
    {
        using var handler = new ScriptedHandler(new HttpResponseMessage(HttpStatusCode.Forbidden));
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Delivery(handler).DeliverAsync(Stale(), CancellationToken.None));
        Assert.Contains("add the Evidence app there", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessThatIsNotTheBot_LeavesItToTheOneThatIs()
    {
        await using var composed = new ADelivery(ADelivery.Settings("teams-conversation", options: ("conversation", "19:watch@thread.tacv2")), "");
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => composed.Delivery.DeliverAsync(Stale(), CancellationToken.None));
        Assert.Equal(FaultCode.Unavailable, fault.Code);
        Assert.Contains("'evidence serve' or the Functions app delivers it", fault.Message, StringComparison.Ordinal);
    }

    private static TeamsConversationDelivery Delivery(ScriptedHandler handler, DisclosureLevel audience = DisclosureLevel.Internal)
    {
        var time = new HurriedTime();
        var tokens = new PasswordTokens(handler, _options, new RotatingSecrets("x"), time);
        return new TeamsConversationDelivery(
            ADelivery.Settings("teams-conversation", audience, ("conversation", "19:watch@thread.tacv2")), new ConversationConnector(handler, tokens, new TrustedHosts(_options), time), _options, time);
    }

    private static DeliveryRequest Stale() => new("id", NotificationEvents.EvidenceStale, "ranker", "ranker-1: evidence went stale", "- tests.xml\nTo collect again, write to the Evidence bot: collect ranker-1", DisclosureLevel.Internal, [])
    {
        Release = "ranker-1",
    };

    private static HttpResponseMessage Busy(int seconds)
    {
        var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return busy;
    }
}
