using Azure;
using Azure.Identity;
using Evidence.Storage.Azure;

namespace Evidence.Storage.Tests.Azure;

public sealed class AzureStorageOptionsTests
{
    [Theory]
    [InlineData("contoso", "https://contoso.blob.core.windows.net/evidence-contents", "https://contoso.table.core.windows.net/evidencerecords")]
    [InlineData("https://contoso.blob.core.usgovcloudapi.net", "https://contoso.blob.core.usgovcloudapi.net/evidence-contents", "https://contoso.table.core.usgovcloudapi.net/evidencerecords")]
    public void Account_GivesTheEndpointsOfBlobsAndTables(string account, string contents, string records)
    {
        using var opened = AzureAccount.From(new AzureStorageOptions { Account = account });

        Assert.Equal(contents, opened.Contents.Uri.AbsoluteUri);
        Assert.Equal(records, opened.Records.Uri.AbsoluteUri);
        Assert.Equal("contoso", opened.Name);
    }

    [Fact]
    public void Options_ThatAreWrong_AreRefusedWithEverythingThatIsAtOnce()
    {
        var options = new AzureStorageOptions { Account = "Not A Name", ConnectionString = "x", Prefix = "Evidence!", SpoolFolder = "/no/such/folder" };

        var fault = Assert.Throws<EvidenceException>(() => AzureAccount.From(options));

        Assert.Equal(FaultCode.Configuration, fault.Code);
        Assert.All(["either an account or", "'Not A Name'", "'Evidence!'", "'/no/such/folder'"], part => Assert.Contains(part, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_WithNeitherAccountNorConnection_AreRefused() =>
        Assert.Equal(FaultCode.Configuration, Assert.Throws<EvidenceException>(() => AzureAccount.From(new AzureStorageOptions())).Code);

    [Fact]
    public void ConnectionString_ThatIsNone_IsRefusedWithoutQuotingIt()
    {
        var fault = Assert.Throws<EvidenceException>(() => AzureAccount.From(new AzureStorageOptions { ConnectionString = "AccountKey=s3cret" }));

        Assert.Equal(FaultCode.Configuration, fault.Code);
        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Exception, FaultCode, string> Faults => new()
    {
        { new RequestFailedException(403, "text", "AuthorizationFailure", null), FaultCode.Unauthorized, "(403 AuthorizationFailure); grant it Storage Blob Data Contributor" },
        { new RequestFailedException(0, "text"), FaultCode.Unavailable, "could not be reached" },
        { new AggregateException(new RequestFailedException(0, "text")), FaultCode.Unavailable, "could not be reached" },
        { new RequestFailedException(503, "text", "ServerBusy", null), FaultCode.Unavailable, "is busy (503 ServerBusy)" },
        { new RequestFailedException(500, "text", "InternalError", null), FaultCode.Unavailable, "answered 500 InternalError" },
        { new RequestFailedException(412, "text", "ConditionNotMet", null), FaultCode.Conflict, "(412 ConditionNotMet)" },
        { new AuthenticationFailedException("text"), FaultCode.Unauthorized, "No Azure identity could sign in" },
        { new IOException("text"), FaultCode.Unavailable, "broke" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Fault_OfTheService_IsALineThatNamesTheAccountAndTheRemedy(Exception cause, FaultCode code, string complaint)
    {
        Assert.True(AzureFault.IsKnown(cause));

        var fault = AzureFault.From(cause, "contoso");

        Assert.Equal(code, fault.Code);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("text", fault.Message, StringComparison.Ordinal);
    }
}
