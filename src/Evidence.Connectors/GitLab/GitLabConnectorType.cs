using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.GitLab;

/// <summary>The connector type <c>gitlab</c>.</summary>
internal sealed class GitLabConnectorType(ConnectorServices services) : ConnectorType<GitLabOptions>
{
    public override string Type => "gitlab";

    public override string Description => "Pipelines, jobs, traces, artifacts, test and security reports, releases and merge request approvals of a commit on GitLab";

    public override IReadOnlyList<OptionDescription> Options => GitLabOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } = [new("token", "A project, group or personal access token with read_api, sent as PRIVATE-TOKEN")];

    public override IReadOnlyList<OptionDescription> SubjectKeys => GitLabSubjects.Keys;

    protected override GitLabOptions Read(OptionReader reader, SourceDefinition source) => GitLabOptions.Read(reader);

    protected override IEvidenceConnector Create(SourceDefinition source, GitLabOptions options, ISecretSource secrets) =>
        new GitLabConnector(source, options, secrets, services);
}
