using Evidence.Testing.Connectors;

namespace Evidence.Connectors.AzureDevOps;

public sealed class AzureDevOpsConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new AzureDevOpsScript();
}
