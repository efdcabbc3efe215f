using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.MLflow;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>The connector type <c>azure-ml</c>.</summary>
internal sealed class AzureMLConnectorType(ConnectorServices services) : ConnectorType<AzureMLOptions>
{
    private const string WorkspaceScope = "https://ml.azure.com/.default";

    public override string Type => "azure-ml";

    public override string Description => "Runs, jobs, models, files and Responsible AI dashboards of an Azure Machine Learning workspace";

    public override IReadOnlyList<OptionDescription> Options => AzureMLOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } =
        [new("token", "A token of Microsoft Entra ID for https://ml.azure.com, where the host has no identity of its own; job definitions and outputs need the identity")];

    public override IReadOnlyList<OptionDescription> SubjectKeys => MLflowSubjects.Keys;

    protected override AzureMLOptions Read(OptionReader reader, SourceDefinition source) => AzureMLOptions.Read(reader);

    protected override IEvidenceConnector Create(SourceDefinition source, AzureMLOptions options, ISecretSource secrets)
    {
        var jobs = new JobCollection(source, options, services);
        var dialect = new MLflowDialect(HasBulkHistory: false, HasTraces: false)
        {
            FindFiles = (client, runId) => new RunHistoryFiles(client, options, runId),
            CollectMore = options.Jobs ? jobs.CollectAsync : null,
        };
        var settings = new SourceClientSettings(source.Id, "Azure ML", "azure-ml", options.MLflow.Http);
        return new MLflowConnector(source, options.MLflow, dialect, settings, () => Authenticate(source, secrets), services);
    }

    private SourceAuthentication Authenticate(SourceDefinition source, ISecretSource secrets) =>
        source.Secrets.ContainsKey("token")
            ? SourceAuthentication.FromSecrets(source, secrets, ["token"], values => SourceAuthentication.Bearer(values[0]), services.Time)
            : AzureIdentity.Authenticate(source, services, WorkspaceScope);
}
