using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>An issuer that publishes keys as the Bot Framework does, without a network.</summary>
internal sealed class TokenIssuer(TimeProvider time) : HttpMessageHandler
{
    public const string Name = "https://api.botframework.com";

    public static readonly Uri Metadata = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    private RsaSecurityKey _key = NewKey("one");

    public int TimesRead { get; private set; }

    public string[] Endorsements { get; set; } = ["msteams"];

    /// <summary>Begins to sign with another key, and publishes it instead.</summary>
    public void Rotate(string name) => _key = NewKey(name);

    public string Token(string audience = "bot-app", string issuer = Name, string? serviceUrl = "https://smba.trafficmanager.net/emea/", TimeSpan? expiresIn = null, RsaSecurityKey? key = null, TimeSpan? from = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now + (from ?? TimeSpan.Zero),
            Expires = now + (from ?? TimeSpan.Zero) + (expiresIn ?? TimeSpan.FromHours(1)),
            Claims = serviceUrl is null ? null : new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256),
        });
    }

    public static RsaSecurityKey NewKey(string name) => new(RSA.Create(2048)) { KeyId = name };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isMetadata = request.RequestUri == Metadata;
        TimesRead += isMetadata ? 1 : 0;
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
        object body = isMetadata
            ? new { issuer = Name, jwks_uri = "https://login.botframework.com/v1/.well-known/keys" }
            : new { keys = new[] { new { kty = "RSA", kid = jwk.Kid, n = jwk.N, e = jwk.E, use = "sig", endorsements = Endorsements } } };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), RequestMessage = request });
    }
}
