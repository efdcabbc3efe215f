using Evidence.Testing.Connectors;

namespace Evidence.Connectors.GitLab;

public sealed class GitLabConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new GitLabScript();
}
