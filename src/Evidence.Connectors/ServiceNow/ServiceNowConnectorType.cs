using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.ServiceNow;

/// <summary>The connector type <c>servicenow</c>.</summary>
internal sealed class ServiceNowConnectorType(ConnectorServices services) : ConnectorType<ServiceNowOptions>
{
    public override string Type => "servicenow";

    public override string Description => "Records of any table of ServiceNow (changes, risks, incidents), with approvals and attachments";

    public override IReadOnlyList<OptionDescription> Options => ServiceNowOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } =
    [
        new("password", "Password of the account in 'username'"),
        new("client-secret", "Secret of the client in 'client-id'"),
    ];

    public override IReadOnlyList<OptionDescription> SubjectKeys => ServiceNowSubjects.Keys;

    protected override ServiceNowOptions Read(OptionReader reader, SourceDefinition source)
    {
        var options = ServiceNowOptions.Read(reader);
        if (options.ClientId is null == options.UserName is null)
        {
            reader.Problem("username", "The source needs 'username' or 'client-id', and not both.", "username with the secret 'password', or client-id with the secret 'client-secret'");
        }
        else if (SecretOf(options) is var secret && !source.Secrets.ContainsKey(secret))
        {
            reader.Problem("secrets", $"The source needs a secret '{secret}'.", $"secrets: {{ {secret}: NAME_OF_THE_SECRET }}");
        }

        return options;
    }

    protected override IEvidenceConnector Create(SourceDefinition source, ServiceNowOptions options, ISecretSource secrets) =>
        new ServiceNowConnector(source, options, secrets, services);

    private static string SecretOf(ServiceNowOptions options) => options.ClientId is null ? "password" : "client-secret";
}
