using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Jira;

/// <summary>The connector type <c>jira</c>.</summary>
internal sealed class JiraConnectorType(ConnectorServices services) : ConnectorType<JiraOptions>
{
    public override string Type => "jira";

    public override string Description => "Issues of Jira Cloud by JQL, with changes, comments, attachments and sign-offs";

    public override IReadOnlyList<OptionDescription> Options => JiraOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } = [new("token", "An API token of the account in 'email', or a bearer token", Required: true)];

    public override IReadOnlyList<OptionDescription> SubjectKeys => JiraSubjects.Keys;

    protected override JiraOptions Read(OptionReader reader, SourceDefinition source)
    {
        if (!source.Secrets.ContainsKey("token"))
        {
            reader.Problem("secrets", "The source needs a secret 'token'.", "secrets: { token: NAME_OF_THE_SECRET }");
        }

        return JiraOptions.Read(reader);
    }

    protected override IEvidenceConnector Create(SourceDefinition source, JiraOptions options, ISecretSource secrets) =>
        new JiraConnector(source, options, secrets, services);
}
