using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Storage.Timestamps;
using Evidence.Testing.Timestamps;
using Evidence.Workspaces;
using Moq;

namespace Evidence.Storage.Tests.Timestamps;

public sealed class HttpTimestampAuthorityTests : IAsyncLifetime
{
    private static readonly byte[] _data = [1, 2, 3];
    private static readonly byte[] _nonce = [1, 2, 3, 4, 5, 6, 7, 8];
    private FakeTimestampServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeTimestampServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Granted_IsATokenOverTheDigest()
    {
        var reply = await StampAsync();

        Assert.Null(reply.Gap);
        Assert.True(Rfc3161TimestampToken.TryDecode(reply.Token!.Value, out var token, out var length));
        Assert.Equal(reply.Token.Value.Length, length);
        Assert.True(token.VerifySignatureForData(_data, out var signer));
        Assert.Equal((_server.Issuer.At, _server.Issuer.Subject), (token.TokenInfo.Timestamp, signer.Subject));
    }

    [Fact]
    public async Task EveryRequest_HasAFreshNonceAndAsksForTheCertificate()
    {
        await StampAsync();
        await StampAsync();

        Assert.All(_server.Asked, request => Assert.True(request.RequestSignerCertificate));
        Assert.All(_server.Asked, request => Assert.Equal(SHA256.HashData(_data), request.GetMessageHash().ToArray()));
        Assert.Equal(2, _server.Asked.Select(request => Convert.ToHexString(request.GetNonce()!.Value.Span)).Distinct().Count());
    }

    [Theory]
    [InlineData(2, "because it is Sunday", "refused: status 2; it does not permit the request; because it is Sunday.")]
    [InlineData(14, "later", "refused: status 2; its time source is not available; later.")]
    [InlineData(5, "a\nb", "refused: status 2; it found the request malformed; a\\u000ab.")]
    public async Task Rejected_SaysWhy(int failure, string text, string expected)
    {
        _server.Answer = _ => TimestampIssuer.Rejected(failure, text);

        await HasGapAsync(expected);
    }

    [Fact]
    public async Task WrongNonce_IsNotTaken()
    {
        _server.Answer = request => TimestampIssuer.Granted(_server.Issuer.Issue(request.GetMessageHash().Span, _nonce));

        await HasGapAsync("it does not repeat the nonce");
    }

    [Fact]
    public async Task NoNonce_IsNotTaken()
    {
        _server.Answer = request => TimestampIssuer.Granted(_server.Issuer.Issue(request.GetMessageHash().Span));

        await HasGapAsync("it does not repeat the nonce");
    }

    [Fact]
    public async Task WrongHash_IsNotTaken()
    {
        _server.Answer = request => TimestampIssuer.Granted(_server.Issuer.Issue(SHA256.HashData([9]), request.GetNonce()!.Value.Span));

        await HasGapAsync("it is over another hash");
    }

    [Fact]
    public async Task TokenWithoutItsCertificate_IsNotTaken()
    {
        _server.Answer = request => TimestampIssuer.Granted(_server.Issuer.Issue(request.GetMessageHash().Span, request.GetNonce()!.Value.Span, withCertificates: false));

        await HasGapAsync("its certificate is not in it");
    }

    [Fact]
    public async Task CertificateForSomethingElse_IsNotTaken()
    {
        using var webServer = new TimestampIssuer("Web server", usage: "1.3.6.1.5.5.7.3.1");
        _server.Answer = webServer.Grant;

        await HasGapAsync("is not taken");
    }

    [Fact]
    public async Task BrokenSignature_IsNotTaken()
    {
        _server.Answer = request =>
        {
            var reply = _server.Issuer.Grant(request);
            reply[^3] ^= 1;
            return reply;
        };

        await HasGapAsync("its signature does not hold");
    }

    [Theory]
    [InlineData(500, "answered 500; build the pack again later")]
    [InlineData(401, "refused this caller (401)")]
    [InlineData(302, "answered 302; check signing.timestamp.url")]
    public async Task OtherStatus_IsAGap(int status, string expected)
    {
        _server.Status = status;

        await HasGapAsync(expected);
    }

    [Theory]
    [InlineData("<html>hello</html>")]
    [InlineData("")]
    public async Task NotDer_IsAGap(string text)
    {
        _server.Answer = _ => Encoding.UTF8.GetBytes(text);

        await HasGapAsync("answered with what is not a timestamp response (DER)");
    }

    [Fact]
    public async Task EveryCutOfAnAnswer_IsAGap()
    {
        var granted = _server.Issuer.Grant(Rfc3161TimestampRequest.CreateFromData(_data, HashAlgorithmName.SHA256, nonce: _nonce, requestSignerCertificates: true));
        for (var length = 0; length < granted.Length; length += 97)
        {
            _server.Answer = _ => granted[..length];
            await HasGapAsync("answered with what is not a timestamp response (DER)");
        }
    }

    [Fact]
    public async Task WrongContentType_IsAGap()
    {
        _server.ContentType = "text/html";

        await HasGapAsync("application/timestamp-reply is expected");
    }

    [Fact]
    public async Task HugeBody_IsNotReadToItsEnd()
    {
        _server.Answer = _ => new byte[HttpTimestampAuthority.LargestReply + 1];

        await HasGapAsync("answered with more than 1 MB");
    }

    [Fact]
    public async Task NobodyThere_IsAGap()
    {
        using var authority = new HttpTimestampAuthority(new TimestampSettings(new Uri("http://127.0.0.1:1/tsr")), null);

        Assert.Contains("could not be reached", (await authority.StampAsync(Sha256Digest.Of(_data), default)).Gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoAnswer_IsAGapAfterTheLimit()
    {
        _server.Hangs = true;
        using var authority = new HttpTimestampAuthority(new TimestampSettings(_server.Url), null, TimeSpan.FromMilliseconds(200));

        Assert.Contains("did not answer within", (await authority.StampAsync(Sha256Digest.Of(_data), default)).Gap, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("me:pass", "Basic bWU6cGFzcw==")]
    [InlineData("token-1", "Bearer token-1")]
    public async Task Secret_IsSent(string secret, string expected)
    {
        var reply = await StampAsync("TSA_SECRET", secret);

        Assert.NotNull(reply.Token);
        Assert.Equal([expected], _server.Authorizations);
    }

    [Fact]
    public async Task SecretThatIsRefused_IsNotInTheGap()
    {
        _server.Status = 403;

        Assert.DoesNotContain("token-1", (await StampAsync("TSA_SECRET", "token-1")).Gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretThatIsNoToken_IsAGapThatDoesNotShowIt()
    {
        var reply = await StampAsync("TSA_SECRET", "tökèn\n");

        Assert.Contains("'TSA_SECRET' holds a space, a line break or another character no token has", reply.Gap, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task SecretThatIsNotSet_IsAGapAndNothingIsAsked()
    {
        var reply = await StampAsync("TSA_SECRET", null);

        Assert.Contains("'TSA_SECRET' that signing.timestamp names is not set", reply.Gap, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    private async Task HasGapAsync(string expected)
    {
        var reply = await StampAsync();

        Assert.Null(reply.Token);
        Assert.StartsWith(_server.Url.ToString(), reply.Gap, StringComparison.Ordinal);
        Assert.Contains(expected, reply.Gap, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reply.Gap!);
    }

    private async Task<TimestampReply> StampAsync(string? name = null, string? secret = null)
    {
        var secrets = new Mock<ISecretSource>();
        secrets.Setup(source => source.FindAsync("TSA_SECRET", It.IsAny<CancellationToken>())).ReturnsAsync(secret);
        using var authority = new HttpTimestampAuthority(new TimestampSettings(_server.Url, name), secrets.Object);
        return await authority.StampAsync(Sha256Digest.Of(_data), default);
    }
}
