using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureBoards;

/// <summary>The connector type <c>azure-boards</c>.</summary>
internal sealed class AzureBoardsConnectorType(ConnectorServices services) : ConnectorType<AzureBoardsOptions>
{
    // The application id of Azure DevOps in every tenant.
    private const string Scope = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    public override string Type => "azure-boards";

    public override string Description => "Work items of Azure Boards by WIQL or saved query, with revisions, links and attachments";

    public override IReadOnlyList<OptionDescription> Options => AzureBoardsOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } =
        [new("token", "A personal access token that may read work items; absent: the host's identity of Microsoft Entra ID")];

    public override IReadOnlyList<OptionDescription> SubjectKeys => AzureBoardsSubjects.Keys;

    protected override AzureBoardsOptions Read(OptionReader reader, SourceDefinition source) => AzureBoardsOptions.Read(reader);

    protected override IEvidenceConnector Create(SourceDefinition source, AzureBoardsOptions options, ISecretSource secrets) =>
        new AzureBoardsConnector(source, options, () => Authenticate(source, secrets), services);

    private SourceAuthentication Authenticate(SourceDefinition source, ISecretSource secrets)
    {
        var remedy = $"Check that the identity of this host is a user of the organisation of source '{source.Id}' and may read its work items.";
        if (source.Secrets.ContainsKey("token"))
        {
            return SourceAuthentication.FromSecrets(source, secrets, ["token"], values => SourceAuthentication.Basic("", values[0]), services.Time);
        }

        return services.Credential is { } credential
            ? SourceAuthentication.FromEntra(credential, Scope, remedy, services.Time)
            : new SourceAuthentication(remedy, _ => throw NoIdentity(source), services.Time);
    }

    private static SourceFaultException NoIdentity(SourceDefinition source) => new(
        SourceFaultKind.Unauthorised,
        $"Source '{source.Id}' has no token, and this host has no identity of Microsoft Entra ID.",
        "Give the source a secret 'token', sign in with the Azure CLI, or give the host a managed identity.",
        endsCollection: true);
}
