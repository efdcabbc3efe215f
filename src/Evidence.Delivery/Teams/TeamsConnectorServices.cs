using Azure.Core;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Delivery.Teams;

/// <summary>Registers the way into conversations.</summary>
public static class TeamsConnectorServices
{
    internal const string ClientName = "evidence-teams";

    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);

    /// <summary>Adds <see cref="ConversationConnector"/>.</summary>
    /// <param name="services">Gets it.</param>
    /// <param name="options">How the connector is called.</param>
    /// <param name="identity">The managed identity the bot is; null: it has a password.</param>
    public static IServiceCollection AddTeamsConnector(this IServiceCollection services, ConnectorOptions options, TokenCredential? identity = null)
    {
        services.AddHttpClient(ClientName, client => client.Timeout = _timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton(options);
        services.AddSingleton<TrustedHosts>();
        services.AddSingleton<IConnectorTokens>(provider => identity is null
            ? new PasswordTokens(provider.GetRequiredService<IHttpClientFactory>(), options, provider.GetRequiredService<ISecretSource>(), provider.GetRequiredService<TimeProvider>())
            : new CredentialTokens(identity));
        return services.AddSingleton<ConversationConnector>();
    }
}
