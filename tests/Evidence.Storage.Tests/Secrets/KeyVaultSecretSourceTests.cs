using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Evidence.Ports;
using Evidence.Storage.Secrets;
using Evidence.Testing.Storage;
using Moq;

namespace Evidence.Storage.Tests.Secrets;

public sealed class KeyVaultSecretSourceTests : IAsyncLifetime
{
    private FakeKeyVault _vault = null!;

    public async Task InitializeAsync() => _vault = await FakeKeyVault.StartAsync();

    public Task DisposeAsync() => _vault.DisposeAsync().AsTask();

    [Fact]
    public async Task Secret_IsFoundUnderItsNameWithHyphens()
    {
        _vault.Secrets["JIRA-TOKEN"] = "s3cret";

        Assert.Equal("s3cret", await Secrets().FindAsync("JIRA_TOKEN", default));
    }

    [Theory]
    [InlineData("JIRA_TOKEN")]
    [InlineData("not a name")]
    [InlineData("")]
    public async Task Secret_ThatIsNotThere_IsNull(string name) => Assert.Null(await Secrets().FindAsync(name, default));

    [Theory]
    [InlineData(403, FaultCode.Unauthorized, "Key Vault Secrets User")]
    [InlineData(400, FaultCode.Unavailable, "answered 400")]
    public async Task Vault_ThatRefuses_IsALineThatNamesTheSecretAndNotItsValue(int status, FaultCode code, string complaint)
    {
        _vault.Secrets["JIRA-TOKEN"] = "s3cret";
        _vault.Failures.Enqueue(status);

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Secrets().FindAsync("JIRA_TOKEN", default).AsTask());

        Assert.Equal(code, fault.Code);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
        Assert.Contains("JIRA-TOKEN", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_GivesTheSecretOfTheFirstThatHasOne()
    {
        _vault.Secrets["A"] = "of the vault";
        _vault.Secrets["B"] = "of the vault";
        var environment = new Mock<ISecretSource>();
        environment.Setup(source => source.FindAsync("A", default)).ReturnsAsync("of the environment");
        var chain = new ChainedSecretSource([environment.Object, Secrets()]);

        Assert.Equal("of the environment", await chain.FindAsync("A", default));
        Assert.Equal("of the vault", await chain.FindAsync("B", default));
        Assert.Null(await chain.FindAsync("C", default));
    }

    private KeyVaultSecretSource Secrets() => new(new SecretClient(_vault.Url, new VaultCredential(), new SecretClientOptions
    {
        Transport = new HttpClientTransport(_vault.CreateClient()),
        DisableChallengeResourceVerification = true,
    }));
}
