using Evidence.Testing.Connectors;

namespace Evidence.Connectors.WeightsAndBiases;

public sealed class WandBConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new WandBScript();
}
