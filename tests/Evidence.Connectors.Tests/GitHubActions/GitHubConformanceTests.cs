using Evidence.Testing.Connectors;

namespace Evidence.Connectors.GitHubActions;

public sealed class GitHubConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new GitHubScript();
}
