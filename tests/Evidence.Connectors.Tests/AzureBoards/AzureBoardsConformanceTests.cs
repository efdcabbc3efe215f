using Evidence.Testing.Connectors;

namespace Evidence.Connectors.AzureBoards;

public sealed class AzureBoardsConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new AzureBoardsScript();
}
