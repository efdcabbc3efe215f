using System.Text.Json.Nodes;
using Evidence.Ports;
using Evidence.Testing.Connectors;

namespace Evidence.Delivery.Tests.Webhooks;

public sealed class WebhookMessageTests : IAsyncLifetime
{
    private const string Secret = "sig-s3cr3t";
    private FakeSource _hook = null!;

    public async Task InitializeAsync() => _hook = (await FakeSource.StartAsync()).Map("POST", "/hook", _ => FakeAnswer.Text("1") with { Status = 202 });

    public async Task DisposeAsync() => await _hook.DisposeAsync();

    [Fact]
    public async Task TeamsWorkflow_GetsTheCardInAMessage()
    {
        await using var delivery = Over("webhook");

        await delivery.Delivery.DeliverAsync(AMessage(), CancellationToken.None);

        var message = Sent();
        var attachment = Assert.Single(message["attachments"]!.AsArray())!;
        Assert.Equal("message", (string?)message["type"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment["contentType"]);
        Assert.Equal("AdaptiveCard", (string?)attachment["content"]!["type"]);
        var action = Assert.Single(attachment["content"]!["actions"]!.AsArray())!;
        Assert.Equal("https://contoso.example/pack.zip", (string?)action["url"]);
    }

    [Fact]
    public async Task Slack_GetsBlocks_InWhichNoTextCallsPeopleOrMakesLinks()
    {
        await using var delivery = Over("slack");

        await delivery.Delivery.DeliverAsync(AMessage() with { Body = "- **gate** <!channel> & <https://x.example|y>" }, CancellationToken.None);

        var blocks = Sent()["blocks"]!.AsArray();
        Assert.Equal(["header", "section", "section", "actions"], blocks.Select(block => (string?)block!["type"]));
        Assert.Equal("• *gate* &lt;!channel&gt; &amp; &lt;https://x.example|y&gt;", (string?)blocks[1]!["text"]!["text"]);
        Assert.Equal("*Gates*\n3 passed", (string?)blocks[2]!["fields"]![0]!["text"]);
        Assert.Equal("https://contoso.example/pack.zip", (string?)blocks[3]!["elements"]![0]!["url"]);
    }

    [Fact]
    public async Task Slack_TakesLongTexts_WithinItsLimits()
    {
        await using var delivery = Over("slack");
        var many = string.Join('\n', Enumerable.Range(1, 500).Select(i => $"- line {i} of many"));

        await delivery.Delivery.DeliverAsync(AMessage() with { Title = new string('t', 400), Body = many }, CancellationToken.None);

        var blocks = Sent()["blocks"]!.AsArray();
        Assert.Equal(150, ((string)blocks[0]!["text"]!["text"]!).Length);
        Assert.InRange(((string)blocks[1]!["text"]!["text"]!).Length, 2500, 3000);
        Assert.EndsWith("…", (string?)blocks[1]!["text"]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OtherThanHttps_AreNotShown()
    {
        await using var delivery = Over("webhook");

        await delivery.Delivery.DeliverAsync(AMessage() with { Links = new Dictionary<string, string> { ["pack.zip"] = "/srv/delivered/pack.zip", ["x"] = "javascript:alert(1)" } }, CancellationToken.None);

        Assert.DoesNotContain("Action.OpenUrl", Sent().ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook")]
    [InlineData("slack")]
    public async Task Throttled_WaitsAndIsTakenOnce(string type)
    {
        await using var delivery = Over(type);
        _hook.Fail(FakeFault.Status(429, _ => true, times: 1, ("Retry-After", "9")));

        await delivery.Delivery.DeliverAsync(AMessage(), CancellationToken.None);

        Assert.Contains(TimeSpan.FromSeconds(9), delivery.Time.Waits);
        Assert.Equal(2, _hook.Requests.Count);
    }

    [Theory]
    [InlineData(401, FaultCode.Unauthorized)]
    [InlineData(404, FaultCode.NotFound)]
    [InlineData(410, FaultCode.NotFound)]
    [InlineData(413, FaultCode.TooLarge)]
    [InlineData(400, FaultCode.Unsupported)]
    public async Task Refusal_IsToldWithoutTheAddress(int status, FaultCode code)
    {
        await using var delivery = Over("slack");
        _hook.Fail(FakeFault.Answers(FakeAnswer.Error(status, Secret), _ => true));

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(AMessage(), CancellationToken.None));

        Assert.Equal(code, told.Code);
        Assert.DoesNotContain(Secret, told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var elsewhere = (await FakeSource.StartAsync()).Map("POST", "/x", _ => FakeAnswer.Text("ok"));
        await using var delivery = Over("webhook");
        _hook.Fail(FakeFault.Answers(FakeAnswer.Redirect(new Uri(elsewhere.Url, "x"), 307), _ => true));

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(AMessage(), CancellationToken.None));

        Assert.Equal(FaultCode.Configuration, told.Code);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("http://hooks.example/x")]
    [InlineData("https://user:password@hooks.example/x")]
    [InlineData("hooks.example/x")]
    public async Task Address_ThatIsNoPlainHttps_IsRefused_AndNotRepeated(string address)
    {
        await using var delivery = Over("slack", address);

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(AMessage(), CancellationToken.None));

        Assert.Equal(FaultCode.Configuration, told.Code);
        Assert.DoesNotContain("hooks.example", told.ToString(), StringComparison.Ordinal);
    }

    private static DeliveryRequest AMessage() => ADelivery.Request() with
    {
        Details = [KeyValuePair.Create("Gates", "3 passed")],
        Links = new Dictionary<string, string> { ["Open pack.zip"] = "https://contoso.example/pack.zip" },
    };

    private JsonNode Sent() => JsonNode.Parse(Assert.Single(_hook.Requests).Body)!;

    private ADelivery Over(string type, string? address = null) =>
        new(ADelivery.Settings(type) with { Secrets = new Dictionary<string, string> { ["url"] = "HOOK_URL" } }, address ?? $"{_hook.Url}hook?sig={Secret}");
}
