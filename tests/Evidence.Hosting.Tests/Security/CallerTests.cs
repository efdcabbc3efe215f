using System.Net;
using System.Text;
using System.Text.Json;
using Evidence.Hosting.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Evidence.Hosting.Tests.Security;

public sealed class CallerTests
{
    [Fact]
    public async Task Principal_NamesThePersonAndTheirRoles()
    {
        var caller = await ReadAsync(Principal(("preferred_username", "ana@example.com"), ("roles", "Approver"), ("roles", "release-manager")));
        Assert.Equal("ana@example.com", caller!.Name);
        Assert.Equal([EvidenceRole.Approver], caller.Roles);
        Assert.Equal(["release-manager"], caller.SignOffRoles);
        Assert.False(caller.SpeaksForOthers);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("e30=")]
    public async Task PrincipalThatIsNone_IsNobody(string header) => Assert.Null(await ReadAsync(header));

    [Theory]
    [InlineData("0")]
    [InlineData("Admin,Reader")]
    [InlineData("administrator")]
    public async Task RoleThatIsNoName_GivesNothing(string role) => Assert.Empty((await ReadAsync(Principal(("upn", "ana"), ("roles", role))))!.Roles);

    [Fact]
    public async Task UnverifiedAddress_IsNoName() => Assert.Null(await ReadAsync(Principal(("email", "boss@example.com"), ("roles", "Admin"))));

    [Fact]
    public void PersonWhoSignedIn_CannotActAsAnother()
    {
        var ana = new Caller("ana", new HashSet<EvidenceRole>(), [], SpeaksForOthers: false);
        Assert.Equal("ana", ana.ActsAs(null, "by"));
        Assert.Equal("ana", ana.ActsAs("ANA", "by"));
        Assert.Equal(FaultCode.Forbidden, Assert.Throws<EvidenceException>(() => ana.ActsAs("ben", "by")).Code);
        Assert.Equal("ben", Caller.Trusted("program").ActsAs("ben", "by"));
    }

    [Theory]
    [InlineData("evil.example", null, null)]
    [InlineData("127.0.0.1", "https://evil.example", null)]
    [InlineData("127.0.0.1", null, "cross-site")]
    [InlineData("localhost", "null", null)]
    public async Task LocalHost_RefusesOtherNamesAndOtherSites(string host, string? origin, string? site)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host, 5080);
        context.Request.Headers.Origin = origin;
        context.Request.Headers["Sec-Fetch-Site"] = site;
        Assert.Equal(FaultCode.Forbidden, (await Assert.ThrowsAsync<EvidenceException>(() => new LocalCallers().ReadAsync(context).AsTask())).Code);
    }

    [Fact]
    public async Task LocalHost_RefusesOtherMachines()
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString("127.0.0.1");
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
        await Assert.ThrowsAsync<EvidenceException>(() => new LocalCallers().ReadAsync(context).AsTask());
    }

    [Theory]
    [InlineData(null, null, AuthMode.FunctionKey)]
    [InlineData(null, "True", AuthMode.AppService)]
    [InlineData("entra", null, AuthMode.AppService)]
    [InlineData("key", "true", AuthMode.FunctionKey)]
    public void FunctionsApp_KnowsCallersAsItIsTold(string? told, string? platform, AuthMode expected) =>
        Assert.Equal(expected, AuthSettings.OfFunctions(Settings(("EVIDENCE_AUTH", told), ("WEBSITE_AUTH_ENABLED", platform))).Mode);

    [Fact]
    public void FunctionsApp_RefusesAnotherWord() =>
        Assert.Equal(FaultCode.Configuration, Assert.Throws<EvidenceException>(() => AuthSettings.OfFunctions(Settings(("EVIDENCE_AUTH", "none")))).Code);

    [Theory]
    [InlineData("https://login.example", null)]
    [InlineData(null, "api://evidence")]
    [InlineData("http://login.example", "api://evidence")]
    [InlineData("login", "api://evidence")]
    public void EmbeddedHost_RefusesHalfOrUnsafeAuthentication(string? authority, string? audience) =>
        Assert.Equal(
            FaultCode.Configuration,
            Assert.Throws<EvidenceException>(() => AuthSettings.OfEmbeddedHost(Settings(("EVIDENCE_AUTH:AUTHORITY", authority), ("EVIDENCE_AUTH:AUDIENCE", audience)))).Code);

    private static IConfiguration Settings(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();

    private static string Principal(params (string Typ, string Val)[] claims) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { auth_typ = "aad", claims = claims.Select(claim => new { typ = claim.Typ, val = claim.Val }) })));

    private static async Task<Caller?> ReadAsync(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = header;
        return await new AppServiceCallers().ReadAsync(context);
    }
}
