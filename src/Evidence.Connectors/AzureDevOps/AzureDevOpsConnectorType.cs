using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>The connector type <c>azure-devops</c>.</summary>
internal sealed class AzureDevOpsConnectorType(ConnectorServices services) : ConnectorType<AzureDevOpsOptions>
{
    public override string Type => "azure-devops";

    public override string Description => "Builds, timelines, logs, artifacts, test results, approvals and releases of Azure Pipelines";

    public override IReadOnlyList<OptionDescription> Options => AzureDevOpsOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } =
        [new("token", "A personal access token that may read builds, tests and releases; absent: the host's identity in Microsoft Entra ID")];

    public override IReadOnlyList<OptionDescription> SubjectKeys => AzureDevOpsSubjects.Keys;

    protected override AzureDevOpsOptions Read(OptionReader reader, SourceDefinition source) => AzureDevOpsOptions.Read(reader);

    protected override IEvidenceConnector Create(SourceDefinition source, AzureDevOpsOptions options, ISecretSource secrets) =>
        new AzureDevOpsConnector(source, options, secrets, services);
}
