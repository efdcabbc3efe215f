using System.Text.Json.Nodes;
using Evidence.Answers;
using Evidence.Testing.Graph;

namespace Evidence.Delivery.Tests.Graph;

public sealed class TeamsChannelDeliveryTests : IAsyncLifetime
{
    private GraphFake _graph = null!;

    public async Task InitializeAsync()
    {
        _graph = await GraphFake.StartAsync();
        _graph.People["ana@contoso.example"] = ("id-ana", "Ana <Ops>", "ana.lopez@contoso.example");
    }

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task Message_HoldsTheCard_AndCallsOnPeople()
    {
        await using var delivery = Channel();

        await delivery.Delivery.DeliverAsync(ADelivery.Request() with { Mentions = ["ana@contoso.example"] }, CancellationToken.None);

        var message = Assert.Single(_graph.Messages);
        var mention = Assert.Single(message["mentions"]!.AsArray())!;
        Assert.Equal("id-ana", (string?)mention["mentioned"]!["user"]!["id"]);
        Assert.StartsWith("<p><at id=\"0\">Ana &lt;Ops&gt;</at></p><attachment id=", (string?)message["body"]!["content"], StringComparison.Ordinal);
        var attachment = Assert.Single(message["attachments"]!.AsArray())!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment["contentType"]);
        Assert.Contains("checkout-ranker 2.4.0: go", JsonNode.Parse((string)attachment["content"]!)!["body"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_NamedByMail_IsFound()
    {
        await using var delivery = Channel();

        await delivery.Delivery.DeliverAsync(ADelivery.Request() with { Mentions = ["ana.lopez@contoso.example", "ana@contoso.example"] }, CancellationToken.None);

        Assert.Single(Assert.Single(_graph.Messages)["mentions"]!.AsArray());
    }

    [Fact]
    public async Task Person_NobodyKnows_StandsInTheTextAlone()
    {
        await using var delivery = Channel();

        await delivery.Delivery.DeliverAsync(ADelivery.Request() with { Mentions = ["rai-team"] }, CancellationToken.None);

        var message = Assert.Single(_graph.Messages);
        Assert.Empty(message["mentions"]!.AsArray());
        Assert.Contains("rai-team", (string?)message["body"]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directory_ThatMayNotBeRead_DoesNotHoldTheMessageBack()
    {
        await using var delivery = Channel();
        _graph.Fail(new GraphFault(request => request.Path.StartsWith("/users", StringComparison.Ordinal), 403));

        await delivery.Delivery.DeliverAsync(ADelivery.Request() with { Mentions = ["ana@contoso.example"] }, CancellationToken.None);

        Assert.Single(_graph.Messages);
    }

    [Fact]
    public async Task App_ThatMayNotPost_IsToldWhatItTakes()
    {
        await using var delivery = Channel();
        _graph.Fail(new GraphFault(request => request.Method == "POST", 403) { Code = "Forbidden" });

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(ADelivery.Request(), CancellationToken.None));

        Assert.Equal(FaultCode.Unauthorized, told.Code);
        Assert.Contains("ChannelMessage.Send", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ThatBreaksOff_IsNotMadeTwice()
    {
        await using var delivery = Channel();
        var fault = _graph.Fail(new GraphFault(request => request.Method == "POST", 0));

        await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(ADelivery.Request(), CancellationToken.None));

        Assert.Equal(1, fault.Happened);
    }

    private ADelivery Channel() =>
        new(ADelivery.Settings("teams-channel", DisclosureLevel.Internal, ("team", "team-1"), ("channel", "19:general@thread.tacv2")), "token", ADelivery.GraphAt(_graph));
}
