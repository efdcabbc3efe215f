using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Evidence.Hosting.Intake;

/// <summary>Registers the watched folders.</summary>
internal static class WatchedFolderServices
{
    /// <summary>Adds <see cref="WatchedFolderIntake"/>, and lets the outbox that is registered lead to the outboxes of watched folders.</summary>
    public static IServiceCollection AddWatchedFolders(this IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IOutbox));
        services.Replace(ServiceDescriptor.Singleton<IOutbox>(provider => new WatchedFolderOutbox(
            (IOutbox)(inner.ImplementationInstance ?? inner.ImplementationFactory!(provider)), provider.GetRequiredService<IWorkspaceSource>(), provider.GetRequiredService<IRemoteFiles>())));
        return services.AddSingleton<WatchedFolderIntake>();
    }
}
