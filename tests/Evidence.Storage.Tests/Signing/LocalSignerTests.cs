using System.Security.Cryptography;
using Evidence.Ports;
using Evidence.Storage.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Storage.Tests.Signing;

public sealed class LocalSignerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string KeyFile => _folder.File("keys", "signing-key.pem");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Signature_IsVerifiedByThePublicKeyAndNotAfterOneBitFlips()
    {
        await using var services = new ServiceCollection().AddLocalSigner(KeyFile).BuildServiceProvider();
        var signer = services.GetRequiredService<ISigner>();
        using var key = ECDsa.Create();
        key.ImportFromPem(await signer.ExportPublicKeyPemAsync(default));
        byte[] data = [1, 2, 3];

        var signature = await signer.SignAsync(data, default);

        Assert.Equal(64, signature.Length);
        Assert.True(key.VerifyData(data, signature, HashAlgorithmName.SHA256));
        Assert.False(key.VerifyData((byte[])[1, 2, 2], signature, HashAlgorithmName.SHA256));
        signature[40] ^= 1;
        Assert.False(key.VerifyData(data, signature, HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task Signature_OfTheSameBytes_IsTheSameInEveryProcess()
    {
        using var first = ASigner();
        using var second = ASigner();

        Assert.Equal(await first.SignAsync(new byte[] { 1 }, default), await second.SignAsync(new byte[] { 1 }, default));
        Assert.NotEqual(await first.SignAsync(new byte[] { 1 }, default), await second.SignAsync(new byte[] { 2 }, default));
    }

    [Fact]
    public async Task KeyId_IsTheDigestOfThePublicKey()
    {
        using var signer = ASigner();
        using var key = ECDsa.Create();
        key.ImportFromPem(await signer.ExportPublicKeyPemAsync(default));

        var digest = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

        Assert.Equal("sha256:" + digest, await signer.FindKeyIdAsync(default));
    }

    [Fact]
    public async Task KeyFile_IsMadeOnFirstUseForItsOwnerAlone()
    {
        using var signer = ASigner();
        Assert.False(File.Exists(KeyFile));

        await signer.FindKeyIdAsync(default);

        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", await File.ReadAllTextAsync(KeyFile), StringComparison.Ordinal);
        Assert.Equal([KeyFile], Directory.GetFiles(_folder.File("keys")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Fact]
    public async Task KeyFile_MadeByManyAtOnce_IsOneKeyForAll()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var signer = ASigner();
            return await signer.FindKeyIdAsync(default);
        })));

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task KeyFile_WithAKeyOfAnotherCurve_IsRefusedInALine()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await AssertRefusedAsync(key.ExportPkcs8PrivateKeyPem());
    }

    [Fact]
    public async Task KeyFile_WithAPublicKeyAlone_IsRefusedInALine()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await AssertRefusedAsync(key.ExportSubjectPublicKeyInfoPem());
    }

    [Fact]
    public Task KeyFile_ThatIsNoPem_IsRefusedInALine() => AssertRefusedAsync("hello");

    private LocalSigner ASigner() => new(KeyFile, NullLogger<LocalSigner>.Instance);

    private async Task AssertRefusedAsync(string content)
    {
        Directory.CreateDirectory(_folder.File("keys"));
        await File.WriteAllTextAsync(KeyFile, content);
        using var signer = ASigner();

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => signer.SignAsync(new byte[] { 1 }, default));

        Assert.Equal(FaultCode.Configuration, fault.Code);
        Assert.Contains(KeyFile, fault.Message, StringComparison.Ordinal);
        Assert.Contains("EC P-256", fault.Message, StringComparison.Ordinal);
    }
}
