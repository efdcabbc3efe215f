using Azure.Core;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors;

/// <summary>Takes connector types through the door hosts use.</summary>
internal static class ConnectorTypes
{
    public static IEvidenceConnectorType Find(string type, TimeProvider time, ILoggerFactory logs, TokenCredential? credential = null)
    {
        var services = new ServiceCollection().AddSingleton(time).AddSingleton(logs).AddConnectors();
        if (credential is not null)
        {
            services.AddSingleton(credential);
        }

        return services.BuildServiceProvider().GetServices<IEvidenceConnectorType>().Single(found => found.Type == type);
    }
}
