using Evidence.Ports;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Delivery;

/// <summary>Registers the places packs and questionnaires go to.</summary>
public static class DeliveryServices
{
    /// <summary>Adds <see cref="IDeliveries"/> over the deliveries of evidence.yaml.</summary>
    /// <param name="services">Gets the deliveries.</param>
    /// <param name="settings">The deliveries as evidence.yaml has them.</param>
    /// <param name="root">Folder of the workspace; relative paths start there.</param>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IReadOnlyList<DeliverySettings> settings, string root) =>
        services.AddSingleton<IDeliveries>(_ => new Deliveries(
            [.. settings.Where(delivery => delivery.Type == "folder").Select(delivery => new Folder.FolderDelivery(delivery, root))]));
}
