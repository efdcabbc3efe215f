using Evidence.Delivery.Teams;
using Evidence.Hosting.Teams;
using Evidence.Hosting.Teams.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Which tokens of the Bot Connector are taken, and why others are not.</summary>
public sealed class BotTokensTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-01T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
    private readonly TokenIssuer _issuer;
    private readonly HttpClient _client;
    private readonly SigningKeys _keys;
    private readonly BotTokens _tokens;

    public BotTokensTests()
    {
        _issuer = new TokenIssuer(_time);
        _client = new HttpClient(_issuer);
        _keys = new SigningKeys(TokenIssuer.Metadata, _client, _time);
        _tokens = new BotTokens(new TeamsSettings(new ConnectorOptions { AppId = "bot-app" }, AcceptsUnsigned: false), _keys, null, _time);
    }

    public void Dispose()
    {
        _keys.Dispose();
        _client.Dispose();
        _issuer.Dispose();
    }

    [Fact]
    public async Task Token_OfTheBotFramework_IsTaken() => Assert.Null(await WhyNotAsync(_issuer.Token()));

    [Fact]
    public async Task Token_Forged_WithTheNameOfAPublishedKey_IsRefused() =>
        Assert.Equal("The token's signature is wrong.", await WhyNotAsync(_issuer.Token(key: TokenIssuer.NewKey("one"))));

    [Fact]
    public async Task Token_Forged_WithAKeyNobodyPublishes_IsRefused() =>
        Assert.Equal("The token is signed with a key its issuer does not publish.", await WhyNotAsync(_issuer.Token(key: TokenIssuer.NewKey("mine"))));

    [Fact]
    public async Task Token_WithoutASignature_IsRefused()
    {
        var parts = _issuer.Token().Split('.');
        var header = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"one"}""");
        Assert.NotNull(await WhyNotAsync($"{header}.{parts[1]}."));
    }

    [Fact]
    public async Task Token_Altered_IsRefused()
    {
        var parts = _issuer.Token().Split('.');
        var payload = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(parts[1]).Replace("smba.trafficmanager.net", "smba.trafficmanager.org", StringComparison.Ordinal);
        Assert.Equal("The token's signature is wrong.", await WhyNotAsync($"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(payload)}.{parts[2]}"));
    }

    [Fact]
    public async Task Token_Expired_IsRefused()
    {
        var token = _issuer.Token();
        _time.Advance(TimeSpan.FromMinutes(66));
        Assert.Equal("The token has expired, or is not valid yet.", await WhyNotAsync(token));
    }

    [Fact]
    public async Task Token_NotValidYet_IsRefused() =>
        Assert.Equal("The token has expired, or is not valid yet.", await WhyNotAsync(_issuer.Token(from: TimeSpan.FromMinutes(6))));

    [Fact]
    public async Task Token_WithinFiveMinutesOfItsEnd_IsTaken_BecauseClocksDiffer()
    {
        var token = _issuer.Token();
        _time.Advance(TimeSpan.FromMinutes(64));
        Assert.Null(await WhyNotAsync(token));
    }

    [Fact]
    public async Task Token_ForAnotherAudience_IsRefused() => Assert.Equal("The token is for somebody else.", await WhyNotAsync(_issuer.Token(audience: "other-app")));

    [Fact]
    public async Task Token_OfAnotherIssuer_IsRefused() => Assert.Equal("The token is of another issuer.", await WhyNotAsync(_issuer.Token(issuer: "https://login.example")));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://evil.example/")]
    [InlineData(null)]
    public async Task Token_ForAnotherServiceUrl_IsRefused(string? serviceUrl) =>
        Assert.Equal("The token is for another service URL than the activity names.", await WhyNotAsync(_issuer.Token(serviceUrl: serviceUrl)));

    [Fact]
    public async Task Token_OfAKeyForOtherChannels_IsRefused()
    {
        _issuer.Endorsements = ["webchat"];
        Assert.Equal("The token's key may not sign for the channel 'msteams'.", await WhyNotAsync(_issuer.Token()));
    }

    [Fact]
    public async Task Token_OfARotatedKey_IsTaken_OnceTheKeysAreReadAgain()
    {
        Assert.Null(await WhyNotAsync(_issuer.Token()));
        var old = _issuer.Token();
        _issuer.Rotate("two");
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await WhyNotAsync(_issuer.Token()));
        Assert.Equal("The token is signed with a key its issuer does not publish.", await WhyNotAsync(old));
        Assert.Equal(2, _issuer.TimesRead);
    }

    [Fact]
    public async Task UnknownKeys_AreLookedFor_OnceAMinuteAtMost()
    {
        for (var i = 0; i < 5; i++)
        {
            await WhyNotAsync(_issuer.Token(key: TokenIssuer.NewKey($"stranger-{i}")));
        }

        Assert.Equal(1, _issuer.TimesRead);
    }

    [Fact]
    public async Task TextThatIsNoToken_IsRefused() => Assert.Equal("The token is not a JSON Web Token.", await WhyNotAsync("nonsense"));

    private Task<string?> WhyNotAsync(string token) => _tokens.WhyNotAsync(
        token,
        IncomingActivity.Read("""{"type":"message","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","conversation":{"id":"19:a"}}"""u8),
        CancellationToken.None);
}
