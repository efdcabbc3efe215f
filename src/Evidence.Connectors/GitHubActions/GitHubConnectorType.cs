using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.GitHubActions;

/// <summary>The connector type <c>github-actions</c>.</summary>
internal sealed class GitHubConnectorType(ConnectorServices services) : ConnectorType<GitHubOptions>
{
    public override string Type => "github-actions";

    public override string Description => "Workflow runs, logs, artifacts, checks, code scanning, SBOM, releases, deployments and reviews of a commit on GitHub";

    public override IReadOnlyList<OptionDescription> Options => GitHubOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } =
    [
        new("token", "A token that may read the repository"),
        new("private-key", "The private key of a GitHub App, in PEM, with app-id and installation-id"),
    ];

    public override IReadOnlyList<OptionDescription> SubjectKeys => GitHubSubjects.Keys;

    protected override GitHubOptions Read(OptionReader reader, SourceDefinition source)
    {
        var options = GitHubOptions.Read(reader);
        bool[] ofApp = [options.AppId is not null, options.InstallationId is not null, source.Secrets.ContainsKey("private-key")];
        if (ofApp.Contains(true) && (ofApp.Contains(false) || source.Secrets.ContainsKey("token")))
        {
            reader.Problem("secrets", "app-id, installation-id and the secret 'private-key' go together, without a token.", "all three of them, or the secret 'token', or none for public repositories");
        }

        return options;
    }

    protected override IEvidenceConnector Create(SourceDefinition source, GitHubOptions options, ISecretSource secrets) =>
        new GitHubConnector(source, options, secrets, services);
}
