using Microsoft.Extensions.Configuration;

namespace Evidence.Functions.Tests;

public sealed class SettingsTests
{
    private static readonly string _workspace = Testing.RepositoryRoot.Path("samples");

    [Fact]
    public void Workspace_ThatIsNotThere_IsSaidWithTheRemedy()
    {
        var fault = Assert.Throws<EvidenceException>(() => FunctionsSettings.Read(Settings(("AzureWebJobsStorage", "UseDevelopmentStorage=true"))));
        Assert.Equal(FaultCode.Configuration, fault.Code);
        Assert.Contains("EVIDENCE_WORKSPACE", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Storage_OfTheHost_IsUsedWhereNoOtherIsNamed() =>
        Assert.Equal("UseDevelopmentStorage=true", FunctionsSettings.Read(Settings(("EVIDENCE_WORKSPACE", _workspace), ("AzureWebJobsStorage", "UseDevelopmentStorage=true"))).Storage!.ConnectionString);

    [Fact]
    public void Storage_ByIdentity_IsTheNamedAccount() =>
        Assert.Equal("contoso", FunctionsSettings.Read(Settings(("EVIDENCE_WORKSPACE", _workspace), ("AzureWebJobsStorage:accountName", "contoso"))).Storage!.Account);

    [Fact]
    public void Storage_OfItsOwn_ComesFirst() =>
        Assert.Equal(
            "evidence",
            FunctionsSettings.Read(Settings(("EVIDENCE_WORKSPACE", _workspace), ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("EVIDENCE_STORAGE:ACCOUNT", "evidence"))).Storage!.Account);

    [Fact]
    public void Storage_ThatIsNowhere_IsSaid() =>
        Assert.Equal(FaultCode.Configuration, Assert.Throws<EvidenceException>(() => FunctionsSettings.Read(Settings(("EVIDENCE_WORKSPACE", _workspace)))).Code);

    [Fact]
    public void SigningKey_ThatIsNoUrl_IsSaid() =>
        Assert.Contains(
            "EVIDENCE_SIGNING__KEYID",
            Assert.Throws<EvidenceException>(() => FunctionsSettings.Read(Settings(("EVIDENCE_WORKSPACE", _workspace), ("EVIDENCE_SIGNING:KEYID", "key")))).Message,
            StringComparison.Ordinal);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build();
}
