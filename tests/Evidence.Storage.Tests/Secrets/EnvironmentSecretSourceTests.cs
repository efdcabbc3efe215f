using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Storage.Tests.Secrets;

public sealed class EnvironmentSecretSourceTests : IDisposable
{
    private const string Name = "EVIDENCE_STORAGE_TESTS_TOKEN";
    private readonly TemporaryFolder _folder = new();
    private readonly ISecretSource _secrets = new ServiceCollection().AddSecretSources().BuildServiceProvider().GetRequiredService<ISecretSource>();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Name, null);
        Environment.SetEnvironmentVariable(Name + "_FILE", null);
        _folder.Dispose();
    }

    [Fact]
    public async Task Secret_InAVariable_IsItsValue()
    {
        Environment.SetEnvironmentVariable(Name, "s3cret");

        Assert.Equal("s3cret", await _secrets.FindAsync(Name, default));
    }

    [Fact]
    public async Task Secret_InAFile_IsItsTextWithoutTheLineEnd()
    {
        await File.WriteAllTextAsync(_folder.File("token"), " s3cret \r\n");
        Environment.SetEnvironmentVariable(Name + "_FILE", _folder.File("token"));

        Assert.Equal(" s3cret ", await _secrets.FindAsync(Name, default));
    }

    [Fact]
    public async Task Secret_InAFileThatIsMissing_IsAFaultThatNamesTheVariable()
    {
        Environment.SetEnvironmentVariable(Name + "_FILE", _folder.File("missing"));

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => _secrets.FindAsync(Name, default).AsTask());

        Assert.Equal(FaultCode.Configuration, fault.Code);
        Assert.Contains(Name + "_FILE", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Name)]
    [InlineData("")]
    [InlineData("not=a=name")]
    public async Task Secret_ThatIsNowhere_IsNull(string name) => Assert.Null(await _secrets.FindAsync(name, default));
}
