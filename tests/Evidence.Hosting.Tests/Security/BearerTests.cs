using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Evidence.Hosting.Embedded;
using Evidence.Hosting.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evidence.Hosting.Tests.Security;

/// <summary>The embedded host with an OpenID Connect issuer of our own on loopback.</summary>
public sealed class BearerTests : IAsyncLifetime
{
    private const string Audience = "api://evidence";

    private readonly SampleFolder _folder = new();
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly HttpClient _client = new();
    private WebApplication? _issuer;
    private EmbeddedHost? _host;

    private string Issuer => _issuer!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public async Task InitializeAsync()
    {
        _issuer = await StartIssuerAsync();
        _host = EmbeddedHost.Create(_folder.Root, IPAddress.Any, 0, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["EVIDENCE_AUTH:AUTHORITY"] = Issuer,
            ["EVIDENCE_AUTH:AUDIENCE"] = Audience,
        }));
        await _host.StartAsync(CancellationToken.None);
        _client.BaseAddress = new Uri($"http://127.0.0.1:{new Uri(_host.Url.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)).Port}");
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _host!.StopAsync();
        await _host.DisposeAsync();
        await _issuer!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Token_OfTheIssuerWithARole_IsTaken() => Assert.Equal(HttpStatusCode.OK, await AskAsync(Token("Reader")));

    [Fact]
    public async Task Token_WithoutARole_IsForbidden() => Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(Token()));

    [Fact]
    public async Task Token_ForSomebodyElse_IsRefused() => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Token("Admin", audience: "api://other")));

    [Fact]
    public async Task Token_OfAnotherIssuer_IsRefused() => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Token("Admin", issuer: "https://login.example")));

    [Fact]
    public async Task Token_ThatHasExpired_IsRefused() => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Token("Admin", expires: DateTime.UtcNow.AddMinutes(-5))));

    [Fact]
    public async Task Token_SignedWithAnotherKey_IsRefused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Token("Admin", key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" })));

    [Fact]
    public async Task NoToken_IsAskedForOne()
    {
        using var answer = await _client.GetAsync("/api/openapi.json");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Health_NeedsNoToken() => Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/api/health")).StatusCode);

    [Fact]
    public void WithoutAuthentication_OtherAddressesThanLoopbackAreRefused() =>
        Assert.Equal(FaultCode.Usage, Assert.Throws<EvidenceException>(() => EmbeddedHost.Create(_folder.Root, IPAddress.Any, 0)).Code);

    private async Task<HttpStatusCode> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }

    private string Token(string? role = null, string? audience = null, string? issuer = null, DateTime? expires = null, RsaSecurityKey? key = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience ?? Audience,
            Expires = expires ?? DateTime.UtcNow.AddMinutes(5),
            Claims = role is null ? new Dictionary<string, object> { ["upn"] = "ana@example.com" } : new Dictionary<string, object> { ["upn"] = "ana@example.com", ["roles"] = role },
            SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256),
        });

    private async Task<WebApplication> StartIssuerAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", (HttpRequest request) =>
            Results.Json(new { issuer = $"http://{request.Host}", jwks_uri = $"http://{request.Host}/keys" }));
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = jwk.Kty, kid = jwk.Kid, n = jwk.N, e = jwk.E, use = "sig" } } }));
        await app.StartAsync();
        return app;
    }
}
