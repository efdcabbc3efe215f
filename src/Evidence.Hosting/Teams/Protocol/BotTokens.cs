using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evidence.Hosting.Teams.Protocol;

/// <summary>
/// Checks the token of a request from the Bot Connector
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot): signature, issuer, audience, life, the channels
/// the key may sign for, and that the token is for the service URL the activity names.
/// </summary>
internal sealed class BotTokens(TeamsSettings settings, SigningKeys botKeys, SigningKeys? tenantKeys, TimeProvider time)
{
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(5);

    private static readonly string[] _algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <summary>Why the token is not taken; null: it is.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: the issuer's keys cannot be read.</exception>
    public async Task<string?> WhyNotAsync(string token, IncomingActivity activity, CancellationToken cancellationToken)
    {
        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        if (Read(handler, token) is not { } read)
        {
            return "The token is not a JSON Web Token.";
        }

        var isTenants = tenantKeys is not null && TenantIssuers().Contains(read.Issuer, StringComparer.Ordinal);
        var key = string.IsNullOrEmpty(read.Kid) ? null : await (isTenants ? tenantKeys! : botKeys).FindAsync(read.Kid, cancellationToken);
        if (key is null)
        {
            return "The token is signed with a key its issuer does not publish.";
        }

        var result = await handler.ValidateTokenAsync(token, Parameters(isTenants ? TenantIssuers() : [settings.Issuer], key));
        return !result.IsValid ? ReasonOf(result.Exception)
            : isTenants ? WhyNotOurs(result.ClaimsIdentity)
            : !Endorses(key, activity.Place.Channel) ? $"The token's key may not sign for the channel '{activity.Place.Channel}'."
            : SameUrl(result.ClaimsIdentity.FindFirst("serviceurl")?.Value, activity.Place.ServiceUrl) ? null
            : "The token is for another service URL than the activity names.";
    }

    private static JsonWebToken? Read(JsonWebTokenHandler handler, string token)
    {
        try
        {
            return token.Length <= 16 * 1024 && handler.CanReadToken(token) ? handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(string[] issuers, SecurityKey key) => new()
    {
        ValidIssuers = issuers,
        ValidAudience = settings.AppId,
        IssuerSigningKey = key,
        ValidAlgorithms = _algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuerSigningKey = true,
        LifetimeValidator = (notBefore, expires, _, _) => expires + _skew > time.GetUtcNow().UtcDateTime && (notBefore ?? DateTime.MinValue) <= time.GetUtcNow().UtcDateTime + _skew,
    };

    // The tenant signs for programs that act as the bot itself, the emulator for one.
    private string? WhyNotOurs(ClaimsIdentity identity) =>
        (identity.FindFirst("appid") ?? identity.FindFirst("azp"))?.Value == settings.AppId ? null : "The token belongs to another application.";

    private string[] TenantIssuers() => settings.Tenant is { } tenant
        ? [$"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0"]
        : [];

    private static bool Endorses(JsonWebKey key, string channel) => key.AdditionalData.TryGetValue("endorsements", out var said) && said switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(one => one.GetString() == channel),
        IEnumerable<object> list => list.Any(one => one.ToString() == channel),
        _ => false,
    };

    private static bool SameUrl(string? left, string right) => left is not null && right.Length > 0 && string.Equals(left.TrimEnd('/'), right.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static string ReasonOf(Exception fault) => fault switch
    {
        SecurityTokenInvalidAudienceException => "The token is for somebody else.",
        SecurityTokenInvalidIssuerException => "The token is of another issuer.",
        SecurityTokenExpiredException or SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenNotYetValidException => "The token has expired, or is not valid yet.",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "The token's signature is wrong.",
        _ => "The token is not valid.",
    };
}
