using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Bitbucket;

/// <summary>The connector type <c>bitbucket</c>.</summary>
internal sealed class BitbucketConnectorType(ConnectorServices services) : ConnectorType<BitbucketOptions>
{
    public override string Type => "bitbucket";

    public override string Description => "Pipelines, steps, logs, test reports, build statuses, code insights, pull request reviews and downloads of a commit on Bitbucket Cloud";

    public override IReadOnlyList<OptionDescription> Options => BitbucketOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> Secrets { get; } =
        [new("token", "An access token of the repository, project or workspace, or an API token of the account in 'email'")];

    public override IReadOnlyList<OptionDescription> SubjectKeys => BitbucketSubjects.Keys;

    protected override BitbucketOptions Read(OptionReader reader, SourceDefinition source) => BitbucketOptions.Read(reader);

    protected override IEvidenceConnector Create(SourceDefinition source, BitbucketOptions options, ISecretSource secrets) =>
        new BitbucketConnector(source, options, secrets, services);
}
