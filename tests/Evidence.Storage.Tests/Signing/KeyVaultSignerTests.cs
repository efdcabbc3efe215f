using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Evidence.Storage.Signing;
using Evidence.Testing.Storage;

namespace Evidence.Storage.Tests.Signing;

public sealed class KeyVaultSignerTests : IAsyncLifetime
{
    private static readonly byte[] _data = [1, 2, 3];
    private readonly VaultCredential _credential = new();
    private FakeKeyVault _vault = null!;
    private Uri _key = null!;

    public async Task InitializeAsync()
    {
        _vault = await FakeKeyVault.StartAsync();
        _key = _vault.AddKey("evidence");
    }

    public Task DisposeAsync() => _vault.DisposeAsync().AsTask();

    [Fact]
    public async Task Signature_IsVerifiedByThePublicKeyAndNotAfterOneBitFlips()
    {
        using var signer = ASigner(_key);
        using var key = ECDsa.Create();
        key.ImportFromPem(await signer.ExportPublicKeyPemAsync(default));

        var signature = await signer.SignAsync(_data, default);

        Assert.Equal(_vault.PublicKeyPem("evidence"), key.ExportSubjectPublicKeyInfoPem());
        Assert.Equal(64, signature.Length);
        Assert.True(key.VerifyData(_data, signature, HashAlgorithmName.SHA256));
        Assert.False(key.VerifyData((byte[])[1, 2, 2], signature, HashAlgorithmName.SHA256));
        signature[40] ^= 1;
        Assert.False(key.VerifyData(_data, signature, HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task KeyId_IsTheUrlWithTheVersion()
    {
        using var signer = ASigner(_key);

        var id = await signer.FindKeyIdAsync(default);

        Assert.Matches($"^{_key.AbsoluteUri}/[0-9a-f]{{32}}$", id);
        using var pinned = ASigner(new Uri(id));
        Assert.Equal(id, await pinned.FindKeyIdAsync(default));
    }

    [Fact]
    public async Task Requests_CarryATokenForTheVaultOnceItHasAskedForOne()
    {
        using var signer = ASigner(_key);

        await signer.SignAsync(_data, default);
        await signer.SignAsync(_data, default);

        Assert.Equal(["GET /keys/evidence anonymous", "GET /keys/evidence"], _vault.Requests.Take(2));
        Assert.All(_vault.Requests.Skip(2), request => Assert.Matches("^POST /keys/evidence/[0-9a-f]{32}/sign$", request));
        Assert.Equal(4, _vault.Requests.Count);
        var asked = Assert.Single(_credential.Asked);
        Assert.Equal([_vault.Url.GetLeftPart(UriPartial.Authority) + "/.default"], asked.Scopes);
        Assert.Equal("a-tenant", asked.TenantId);
    }

    [Fact]
    public async Task Challenge_ForAResourceOfAnotherDomain_GetsNoToken()
    {
        _vault.ChallengedResource = "https://graph.microsoft.com";
        using var signer = ASigner(_key);

        await AssertFaultAsync(signer, FaultCode.Unauthorized, "graph.microsoft.com, which is not its own domain");

        Assert.Empty(_credential.Asked);
    }

    [Theory]
    [InlineData("contoso.vault.azure.net", "https://vault.azure.net", true)]
    [InlineData("contoso.vault.azure.cn", "https://vault.azure.cn", true)]
    [InlineData("contoso.vault.azure.net.evil.example", "https://vault.azure.net", false)]
    [InlineData("evilvault.azure.net", "https://vault.azure.net", false)]
    public async Task Challenge_IsFollowedOnlyWhereTheVaultIsInTheDomainOfTheResource(string host, string resource, bool isFollowed)
    {
        var transport = new ChallengingTransport(resource);
        using var signer = new KeyVaultSigner(new Uri($"https://{host}/keys/evidence"), _credential, new VaultClientOptions { Transport = transport });

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => signer.FindKeyIdAsync(default));

        Assert.Equal(FaultCode.Unauthorized, fault.Code);
        Assert.Equal(isFollowed ? [$"{resource}/.default"] : [], _credential.Asked.SelectMany(asked => asked.Scopes));
    }

    [Fact]
    public async Task Key_ThatIsRotated_IsUsedInTheVersionOfTheFirstUse()
    {
        using var signer = ASigner(_key);
        var before = await signer.FindKeyIdAsync(default);

        _vault.AddKey("evidence");

        Assert.Equal(before, await signer.FindKeyIdAsync(default));
    }

    [Fact]
    public async Task Vault_ThatIsBusyForAWhile_IsAskedAgain()
    {
        _vault.Failures.Enqueue(429);
        _vault.Failures.Enqueue(503);
        using var signer = ASigner(_key);

        Assert.Equal(64, (await signer.SignAsync(_data, default)).Length);
    }

    [Theory]
    [InlineData(403, FaultCode.Unauthorized, "(403 ForbiddenByRbac); grant it the role Key Vault Crypto User")]
    [InlineData(400, FaultCode.Unavailable, "answered 400 Failed")]
    public async Task Vault_ThatRefuses_IsALineWithTheReasonAndTheRemedy(int status, FaultCode code, string complaint)
    {
        _vault.Failures.Enqueue(status);
        using var signer = ASigner(_key);

        await AssertFaultAsync(signer, code, complaint);
    }

    [Fact]
    public async Task Key_ThatIsMissing_IsALineThatNamesIt()
    {
        using var signer = ASigner(new Uri(_vault.Url, "/keys/another"));

        await AssertFaultAsync(signer, FaultCode.Configuration, "/keys/another does not exist (404 KeyNotFound)");
    }

    [Fact]
    public async Task Key_OfAnotherCurve_IsRefused()
    {
        using var signer = ASigner(_vault.AddKey("larger", ECCurve.NamedCurves.nistP384));

        await AssertFaultAsync(signer, FaultCode.Configuration, "is not an EC key on P-256");
    }

    [Fact]
    public async Task Signature_ThatThePublicKeyDoesNotVerify_IsRefused()
    {
        _vault.Signatures = signature => [.. signature.Reverse()];
        using var signer = ASigner(_key);

        await AssertFaultAsync(signer, FaultCode.Corrupt, "does not verify");
    }

    [Fact]
    public async Task Vault_ThatCannotBeReached_IsALine()
    {
        var options = new VaultClientOptions();
        options.Retry.MaxRetries = 0;
        using var signer = new KeyVaultSigner(new Uri("https://127.0.0.1:1/keys/evidence"), _credential, options);

        await AssertFaultAsync(signer, FaultCode.Unavailable, "could not be reached");
    }

    [Fact]
    public async Task Identity_ThatCannotSignIn_IsALine()
    {
        using var signer = new KeyVaultSigner(_key, new VaultCredential(isNobody: true), Options());

        await AssertFaultAsync(signer, FaultCode.Unauthorized, "No Azure identity could sign in");
    }

    [Theory]
    [InlineData("http://contoso.vault.azure.net/keys/evidence")]
    [InlineData("https://contoso.vault.azure.net/secrets/evidence")]
    [InlineData("https://contoso.vault.azure.net/keys/a/b/c")]
    [InlineData("https://contoso.vault.azure.net/")]
    public void KeyUrl_ThatIsNone_IsRefusedAtStart(string url)
    {
        var fault = Assert.Throws<EvidenceException>(() => ASigner(new Uri(url)));

        Assert.Equal(FaultCode.Configuration, fault.Code);
    }

    private static async Task AssertFaultAsync(KeyVaultSigner signer, FaultCode code, string complaint)
    {
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => signer.SignAsync(_data, default));
        Assert.Equal(code, fault.Code);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("A long text", fault.Message, StringComparison.Ordinal);
    }

    private KeyVaultSigner ASigner(Uri key) => new(key, _credential, Options());

    private VaultClientOptions Options()
    {
        var options = new VaultClientOptions { Transport = new HttpClientTransport(_vault.CreateClient()) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return options;
    }
}
