using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>Signs in with the identity of the host.</summary>
internal static class AzureIdentity
{
    /// <summary>Credentials for a scope; where the host has no identity, asking for them says so.</summary>
    public static SourceAuthentication Authenticate(SourceDefinition source, ConnectorServices services, string scope) =>
        services.Credential is { } credential
            ? SourceAuthentication.FromEntra(credential, scope, $"Check that the identity of this host may read the workspace of source '{source.Id}' (AzureML Data Scientist, or Reader).", services.Time)
            : new SourceAuthentication(
                "Run with an identity of Microsoft Entra ID.",
                _ => throw new SourceFaultException(
                    SourceFaultKind.Unauthorised,
                    $"Source '{source.Id}' signs in with Microsoft Entra ID, and this host has no identity there.",
                    "Sign in with the Azure CLI, give the host a managed identity, or give the source a secret 'token'.",
                    endsCollection: true),
                services.Time);
}
