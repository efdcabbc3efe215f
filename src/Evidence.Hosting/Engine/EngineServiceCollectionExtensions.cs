using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Engine;

/// <summary>Registers the Durable Task engine.</summary>
public static class EngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="DurableTaskEngine"/> as a hosted service, and <see cref="EngineClient"/>. An <see cref="IOrchestrationService"/> that is also
    /// an <see cref="IOrchestrationServiceClient"/> must be registered: the store.
    /// </summary>
    public static IServiceCollection AddDurableTaskEngine(this IServiceCollection services, Action<DurableTaskRegistry> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        services.TryAddSingleton(new DurableTaskWorkerOptions());
        services.AddSingleton(provider =>
        {
            var registry = new DurableTaskRegistry();
            tasks(registry);
            return new DurableTaskEngine(
                provider.GetRequiredService<IOrchestrationService>(),
                registry,
                provider,
                provider.GetRequiredService<DurableTaskWorkerOptions>(),
                provider.GetService<ILoggerFactory>());
        });
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DurableTaskEngine>());
        services.AddSingleton(provider => new EngineClient(
            (IOrchestrationServiceClient)provider.GetRequiredService<IOrchestrationService>(),
            provider.GetRequiredService<DurableTaskWorkerOptions>().DataConverter,
            provider.GetService<ILoggerFactory>()));
        return services;
    }
}
