using Evidence.Testing.Connectors;

namespace Evidence.Connectors.ServiceNow;

public sealed class ServiceNowConformanceTests : ConnectorConformance
{
    protected override ConnectorScript Script { get; } = new ServiceNowScript();
}
