using Evidence.Testing.Connectors;

namespace Evidence.Connectors.Jira;

public sealed class JiraConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new JiraScript();
}
