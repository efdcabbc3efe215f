using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>The connector type <c>weights-and-biases</c>.</summary>
internal sealed class WandBConnectorType(ConnectorServices services) : ConnectorType<WandBOptions>
{
    private readonly ProjectTurns _turns = new();

    public override string Type => "weights-and-biases";

    public override string Description => "Runs with summary, history and files, artifacts with manifest and aliases, and registries of Weights & Biases";

    public override IReadOnlyList<OptionDescription> Options => WandBOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } = [new("api-key", "An API key, of a service account at best", Required: true)];

    public override IReadOnlyList<OptionDescription> SubjectKeys => WandBSubjects.Keys;

    protected override WandBOptions Read(OptionReader reader, SourceDefinition source)
    {
        if (!source.Secrets.ContainsKey("api-key"))
        {
            reader.Problem("secrets", "The source needs a secret 'api-key'.", "secrets: { api-key: NAME_OF_THE_SECRET }");
        }

        return WandBOptions.Read(reader);
    }

    protected override IEvidenceConnector Create(SourceDefinition source, WandBOptions options, ISecretSource secrets) =>
        new WandBConnector(source, options, secrets, _turns, services);
}
