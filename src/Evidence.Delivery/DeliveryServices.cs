using Evidence.Delivery.Graph;
using Evidence.Delivery.Teams;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Delivery;

/// <summary>Registers the places packs, questionnaires and messages go to, and what Microsoft Graph knows.</summary>
public static class DeliveryServices
{
    /// <summary>
    /// Adds <see cref="IDeliveries"/> over the deliveries of evidence.yaml, <see cref="IDirectory"/> and <see cref="IRemoteFiles"/>. Nothing is called, and no secret read, before
    /// something is delivered or looked up.
    /// </summary>
    /// <param name="services">Gets the deliveries; has an <see cref="ISecretSource"/>, an <see cref="EvidenceCatalog"/> and a <see cref="TimeProvider"/> when they are used.</param>
    /// <param name="settings">The deliveries as evidence.yaml has them.</param>
    /// <param name="root">Folder of the workspace; relative paths start there.</param>
    /// <param name="graph">How Microsoft Graph is called, unless a delivery says otherwise; null: nothing is said.</param>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IReadOnlyList<DeliverySettings> settings, string root, GraphSettings? graph = null)
    {
        services.AddSingleton(provider => new DeliveryFactory(
            root,
            graph ?? GraphSettings.None,
            provider.GetRequiredService<ISecretSource>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ConversationConnector>(),
            provider.GetService<ConnectorOptions>()));
        services.AddSingleton<IDeliveries>(provider => new Deliveries(
            [.. settings.Select(delivery => new RecordedDelivery(
                provider.GetRequiredService<DeliveryFactory>().Create(delivery), provider.GetRequiredService<EvidenceCatalog>(), provider.GetRequiredService<TimeProvider>()))]));
        services.AddSingleton<IDirectory>(provider => new GraphDirectory(provider.GetRequiredService<DeliveryFactory>().Connect("the directory")));
        services.AddSingleton<IRemoteFiles>(provider => new GraphFiles(provider.GetRequiredService<DeliveryFactory>().Connect("the link")));
        return services;
    }
}
