using Evidence.Testing.Connectors;

namespace Evidence.Connectors.MLflow;

public sealed class MLflowConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new MLflowScript();
}
