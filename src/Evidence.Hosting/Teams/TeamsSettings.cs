using Evidence.Delivery.Teams;
using Evidence.Hosting.Security;
using Microsoft.Extensions.Configuration;

namespace Evidence.Hosting.Teams;

/// <summary>How this host is known to Teams.</summary>
/// <param name="Connector">How the Bot Connector is called.</param>
/// <param name="AcceptsUnsigned">True on a host that only its own machine reaches: a client there, for instance the Agents Playground, needs no token.</param>
public sealed record TeamsSettings(ConnectorOptions Connector, bool AcceptsUnsigned)
{
    /// <summary>Where the Bot Framework publishes the keys it signs with.</summary>
    public static readonly Uri BotMetadata = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Tenant of a single-tenant bot; null: any.</summary>
    public string? Tenant { get; init; }

    /// <summary>OpenID metadata of the Bot Framework.</summary>
    public Uri Metadata { get; init; } = BotMetadata;

    /// <summary>Who signs for the Bot Framework.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>Names of the secrets of outgoing webhooks.</summary>
    public IReadOnlyList<string> WebhookSecrets { get; init; } = [];

    /// <summary>Root people reach this host by, for links on cards; null: cards have no links.</summary>
    public Uri? Links { get; init; }

    /// <summary>Whether the bot is the app's managed identity.</summary>
    public bool IsManagedIdentity { get; init; }

    /// <summary>Client id of that identity, where it is a user-assigned one: the bot's application id.</summary>
    public string? AppId => Connector.AppId;

    /// <summary>True where activities of some kind are taken.</summary>
    public bool IsSetUp => AppId is not null || WebhookSecrets.Count > 0 || AcceptsUnsigned;

    /// <summary>Reads <c>EVIDENCE_TEAMS__*</c>; docs/teams.md lists them.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: a setting is no URL to trust.</exception>
    public static TeamsSettings From(IConfiguration configuration, AuthSettings auth)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(auth);
        var section = configuration.GetSection("EVIDENCE_TEAMS");
        var isLocal = auth.Mode == AuthMode.Local;
        var tenant = Text(section["TENANT"]);
        var connector = new ConnectorOptions
        {
            AppId = Text(section["APPID"]),
            PasswordSecret = Text(section["PASSWORDSECRET"]) ?? "EVIDENCE_TEAMS_PASSWORD",
            MoreHosts = List(section["SERVICEHOSTS"]),
            AllowLoopback = isLocal,
        };
        return new TeamsSettings(Url(section, "TOKENENDPOINT") is { } endpoint || (endpoint = TokensOf(tenant)) is not null ? connector with { TokenEndpoint = endpoint } : connector, isLocal)
        {
            Tenant = tenant,
            Metadata = Url(section, "METADATA") ?? BotMetadata,
            Issuer = Text(section["ISSUER"]) ?? "https://api.botframework.com",
            WebhookSecrets = List(section["WEBHOOKSECRETS"]),
            Links = Url(section, "LINKS"),
            IsManagedIdentity = string.Equals(section["MANAGEDIDENTITY"], "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static Uri? TokensOf(string? tenant) => tenant is null ? null : new Uri($"https://login.microsoftonline.com/{Uri.EscapeDataString(tenant)}/oauth2/v2.0/token");

    private static Uri? Url(IConfigurationSection section, string name) => Text(section[name]) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback) => url,
        var text => throw new EvidenceException(FaultCode.Configuration, $"EVIDENCE_TEAMS__{name} is '{text}'; an https URL is expected."),
    };

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
