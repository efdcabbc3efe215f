using Azure.Identity;
using Evidence.Hosting;
using Evidence.Storage.Azure;
using Microsoft.Extensions.Configuration;

namespace Evidence.Functions;

/// <summary>Reads the application settings of the Functions app.</summary>
public static class FunctionsSettings
{
    private const string DefaultWorkspace = "workspace";

    /// <summary>
    /// What the product is composed with. The workspace is the folder <c>EVIDENCE_WORKSPACE</c> names, relative to the app, by default <c>workspace</c> beside it. Evidence is
    /// kept where <c>EVIDENCE_STORAGE__ACCOUNT</c> says, else in the account of <c>AzureWebJobsStorage</c>.
    /// </summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: there is no workspace, or a setting is missing or wrong.</exception>
    public static EvidenceOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = HostSettings.Read(configuration, WorkspaceOf(configuration));
        return options with
        {
            Storage = options.Storage ?? HostStorage(configuration),
            LocalFolder = options.LocalFolder ?? Path.Combine(Path.GetTempPath(), "evidence"),
        };
    }

    private static string WorkspaceOf(IConfiguration configuration)
    {
        var named = configuration["EVIDENCE_WORKSPACE"];
        var folder = Path.GetFullPath(string.IsNullOrWhiteSpace(named) ? DefaultWorkspace : named, AppContext.BaseDirectory);
        return File.Exists(Path.Combine(folder, "evidence.yaml"))
            ? folder
            : throw new EvidenceException(
                FaultCode.Configuration,
                $"There is no evidence.yaml in '{folder}'; deploy your workspace as the folder '{DefaultWorkspace}' beside the app, or name another folder in EVIDENCE_WORKSPACE.");
    }

    // The Functions host reads the same settings: https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection.
    private static AzureStorageOptions HostStorage(IConfiguration configuration)
    {
        if (configuration["AzureWebJobsStorage"] is { Length: > 0 } connection)
        {
            return new AzureStorageOptions { ConnectionString = connection };
        }

        var section = configuration.GetSection("AzureWebJobsStorage");
        var account = section["accountName"] ?? section["blobServiceUri"]?.TrimEnd('/')
            ?? throw new EvidenceException(FaultCode.Configuration, "It is not said where evidence is kept; set EVIDENCE_STORAGE__ACCOUNT to the name of a storage account.");
        return new AzureStorageOptions
        {
            Account = account,
            Credential = section["clientId"] is { Length: > 0 } client ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client)) : null,
        };
    }
}
