using System.Text;
using Evidence.Delivery.Teams;
using Evidence.Hosting.Teams;
using Evidence.Hosting.Teams.Protocol;
using Evidence.Ports;
using Evidence.Testing;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Evidence.Hosting.Tests.Teams;

public sealed class WebhookSignatureTests
{
    // Made with: openssl dgst -sha256 -mac HMAC -macopt hexkey:<key in hexadecimal> -binary | base64
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private const string Body = """{"type":"message","text":"<at>Evidence</at> pack für checkout-ranker"}""";

    private const string Signature = "rFeQjOjcRBP4gQCikhJH1T9SOCSCek76rgcqPsIQemk=";

    [Fact]
    public void Vector_OfOurOwn_IsTaken() => Assert.True(WebhookSignature.Matches(Key, Encoding.UTF8.GetBytes(Body), Signature));

    [Fact]
    public void Body_ChangedByOneByte_IsRefused() => Assert.False(WebhookSignature.Matches(Key, Encoding.UTF8.GetBytes(Body + " "), Signature));

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Signature_Forged_IsRefused(string signature) => Assert.False(WebhookSignature.Matches(Key, Encoding.UTF8.GetBytes(Body), signature));

    [Fact]
    public void Key_ThatIsNoBase64_SignsNothing() => Assert.False(WebhookSignature.Matches("not base64!", Encoding.UTF8.GetBytes(Body), Signature));

    [CorpusFact]
    public void Vector_OfTheCorpus_IsTaken()
    {
        var vector = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Corpus.Path("api", "teams", "outgoing-webhook-hmac-vector.json")))!;
        var body = File.ReadAllBytes(Corpus.Path("api", "teams", "outgoing-webhook-request.body.json"));
        var key = (string)vector["key_base64"]!;
        Assert.True(WebhookSignature.Matches(key, body, ((string)vector["authorization_header"]!)["HMAC ".Length..]));
        Assert.False(WebhookSignature.Matches(key, body, ((string)vector["wrong_if_key_not_base64_decoded"]!)["HMAC ".Length..]));
    }

    [Theory]
    [InlineData("2026-11-01T09:00:00Z", true)]
    [InlineData("2026-11-01T08:56:00Z", true)]
    [InlineData("2026-11-01T08:50:00Z", false)]
    [InlineData("2026-11-01T09:10:00Z", false)]
    [InlineData(null, false)]
    public async Task Message_Replayed_IsRefused(string? sentAt, bool taken)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"type":"message","conversation":{"id":"19:a"}{{(sentAt is null ? "" : $",\"timestamp\":\"{sentAt}\"")}}}""");
        var secrets = new Mock<ISecretSource>();
        secrets.Setup(source => source.FindAsync("HOOK", It.IsAny<CancellationToken>())).ReturnsAsync(Key);
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-01T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var webhook = new WebhookSignature(new TeamsSettings(new ConnectorOptions(), AcceptsUnsigned: false) { WebhookSecrets = ["HOOK"] }, secrets.Object, time);
        var signature = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Convert.FromBase64String(Key), body));
        Assert.Equal(taken, await webhook.WhyNotAsync(signature, body, IncomingActivity.Read(body), CancellationToken.None) is null);
    }
}
