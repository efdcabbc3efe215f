using Evidence.Connectors;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Cli;

/// <summary>Every connector type, without a workspace.</summary>
internal sealed class ConnectorTypes : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddConnectors().BuildServiceProvider();

    public IEnumerable<IEvidenceConnectorType> All => _services.GetServices<IEvidenceConnectorType>();

    public void Dispose() => _services.Dispose();
}
