using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.MLflow;

/// <summary>The connector type <c>mlflow</c>.</summary>
internal sealed class MLflowConnectorType(ConnectorServices services) : ConnectorType<MLflowOptions>
{
    public override string Type => "mlflow";

    public override string Description => "Runs, models, metric histories, files and traces of an MLflow tracking server (REST API 2.0)";

    public override IReadOnlyList<OptionDescription> Options => MLflowOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } =
    [
        new("token", "A token, sent as bearer"),
        new("username", "A user name, with password"),
        new("password", "The password of the user"),
    ];

    public override IReadOnlyList<OptionDescription> SubjectKeys => MLflowSubjects.Keys;

    protected override MLflowOptions Read(OptionReader reader, SourceDefinition source)
    {
        if (source.Secrets.ContainsKey("username") != source.Secrets.ContainsKey("password"))
        {
            reader.Problem("secrets", "A user name and a password go together.", "username and password, or token, or none");
        }

        return MLflowOptions.Read(reader, HttpOptions.Read(reader));
    }

    protected override IEvidenceConnector Create(SourceDefinition source, MLflowOptions options, ISecretSource secrets) =>
        new MLflowConnector(source, options, MLflowDialect.OpenSource, new SourceClientSettings(source.Id, "MLflow", "mlflow", options.Http), () => Authenticate(source, secrets), services);

    private SourceAuthentication Authenticate(SourceDefinition source, ISecretSource secrets) =>
        source.Secrets.ContainsKey("token")
            ? SourceAuthentication.FromSecrets(source, secrets, ["token"], values => SourceAuthentication.Bearer(values[0]), services.Time)
            : source.Secrets.ContainsKey("username")
                ? SourceAuthentication.FromSecrets(source, secrets, ["username", "password"], values => SourceAuthentication.Basic(values[0], values[1]), services.Time)
                : SourceAuthentication.None(source, services.Time, "Give the source a secret 'token', or 'username' and 'password'");
}
