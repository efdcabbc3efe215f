using Evidence.Testing.Connectors;

namespace Evidence.Connectors.AzureMachineLearning;

public sealed class AzureMLConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new AzureMLScript();
}
