using Azure.Identity;
using Evidence.Delivery.Teams;
using Evidence.Hosting.Http;
using Evidence.Hosting.Security;
using Evidence.Hosting.Teams.Cards;
using Evidence.Hosting.Teams.People;
using Evidence.Hosting.Teams.Protocol;
using Evidence.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Evidence.Hosting.Teams;

/// <summary>Registers Teams.</summary>
public static class TeamsServiceCollectionExtensions
{
    private const string KeysClient = "evidence-teams-keys";

    /// <summary>Adds the endpoint's handler and what it needs. The product itself must be added with <c>AddEvidence</c>.</summary>
    /// <param name="services">Gets them.</param>
    /// <param name="configuration">Settings <c>EVIDENCE_TEAMS__*</c>.</param>
    /// <param name="auth">How this host knows its callers.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: a setting is wrong.</exception>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, AuthSettings auth)
    {
        var settings = TeamsSettings.From(configuration, auth);
        services.AddSingleton(settings);
        services.AddTeamsConnector(settings.Connector, settings.IsManagedIdentity ? IdentityOf(settings) : null);
        services.AddHttpClient(KeysClient, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddSingleton(BotTokensOf);
        services.AddSingleton<WebhookSignature>();
        services.AddSingleton<ActivityAuthentication>();
        services.AddSingleton<TeamsPeople>();
        services.AddSingleton<ConversationMemory>();
        services.AddSingleton<PackStates>();
        services.AddSingleton<PackCards>();
        services.AddSingleton<QuestionnaireCards>();
        services.AddSingleton<CardActions>();
        services.AddSingleton<MessageExtension>();
        services.AddSingleton<FileAnswers>();
        services.AddSingleton<WatchAnswers>();
        services.AddSingleton<MessageAnswers>();
        services.AddSingleton<InvokeAnswers>();
        services.Replace(ServiceDescriptor.Singleton<IConversations, TeamsConversations>());
        return services.AddSingleton<IApiHandler, TakeTeamsActivityHandler>();
    }

    private static ManagedIdentityCredential IdentityOf(TeamsSettings settings) =>
        new ManagedIdentityCredential(settings.AppId is { } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);

    private static BotTokens BotTokensOf(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<TeamsSettings>();
        var time = provider.GetRequiredService<TimeProvider>();
        var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(KeysClient);
        var tenant = settings.Tenant is { } id ? new SigningKeys(new Uri($"https://login.microsoftonline.com/{Uri.EscapeDataString(id)}/v2.0/.well-known/openid-configuration"), client, time) : null;
        return new BotTokens(settings, new SigningKeys(settings.Metadata, client, time), tenant, time);
    }
}
