using Microsoft.Extensions.Configuration;

namespace Evidence.Hosting.Security;

/// <summary>How a host knows its callers, and whose tokens it takes.</summary>
/// <param name="Mode">How.</param>
/// <param name="Authority">For <see cref="AuthMode.Bearer"/>: the issuer, for instance <c>https://login.microsoftonline.com/&lt;tenant&gt;/v2.0</c>.</param>
/// <param name="Audience">For <see cref="AuthMode.Bearer"/>: who the tokens are for, the application id or its URI.</param>
public sealed record AuthSettings(AuthMode Mode, Uri? Authority = null, string? Audience = null)
{
    /// <summary>What the embedded host is told by <c>EVIDENCE_AUTH__AUTHORITY</c> and <c>EVIDENCE_AUTH__AUDIENCE</c>; neither: the user of this machine.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: one without the other, or the authority is not a URL to trust.</exception>
    public static AuthSettings OfEmbeddedHost(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (authority, audience) = (configuration["EVIDENCE_AUTH:AUTHORITY"], configuration["EVIDENCE_AUTH:AUDIENCE"]);
        if (string.IsNullOrEmpty(authority) && string.IsNullOrEmpty(audience))
        {
            return new AuthSettings(AuthMode.Local);
        }

        if (string.IsNullOrEmpty(authority) || string.IsNullOrEmpty(audience))
        {
            throw new EvidenceException(FaultCode.Configuration, "EVIDENCE_AUTH__AUTHORITY and EVIDENCE_AUTH__AUDIENCE go together; set both or neither.");
        }

        return Uri.TryCreate(authority, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback)
            ? new AuthSettings(AuthMode.Bearer, url, audience)
            : throw new EvidenceException(FaultCode.Configuration, $"EVIDENCE_AUTH__AUTHORITY is '{authority}'; an https URL of an OpenID Connect issuer is expected.");
    }

    /// <summary>
    /// What the Functions app is told by <c>EVIDENCE_AUTH</c>: <c>entra</c> or <c>key</c>; absent: Entra where App Service authentication is on, else keys. Told
    /// <c>entra</c> while App Service authentication is off, it knows nobody, so that switching that off never opens the API.
    /// </summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: another word.</exception>
    public static AuthSettings OfFunctions(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration["EVIDENCE_AUTH"] switch
        {
            "entra" => new AuthSettings(AuthMode.AppService),
            "key" => new AuthSettings(AuthMode.FunctionKey),
            null or "" => new AuthSettings(IsOn(configuration) ? AuthMode.AppService : AuthMode.FunctionKey),
            var other => throw new EvidenceException(FaultCode.Configuration, $"EVIDENCE_AUTH is '{other}'; 'entra' and 'key' are allowed."),
        };
    }

    /// <summary>Whether App Service authentication is in front of this app, as the platform says.</summary>
    public static bool IsOn(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase);
    }
}
