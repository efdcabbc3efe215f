using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Evidence.Storage.Signing;

/// <summary>
/// Signs in the way Key Vault asks (https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses): the first request carries no token, and the
/// vault's challenge says which resource one is wanted for. That resource must be the vault's own domain, so that nobody who answers in its place gets a token
/// for something else.
/// </summary>
internal sealed partial class VaultAuthentication(TokenCredential credential) : BearerTokenAuthenticationPolicy(credential, PublicCloud)
{
    private const string PublicCloud = "https://vault.azure.net/.default";
    private TokenRequestContext? _wanted;

    protected override ValueTask AuthorizeRequestAsync(HttpMessage message) =>
        _wanted is { } wanted ? AuthenticateAndAuthorizeRequestAsync(message, wanted) : ValueTask.CompletedTask;

    protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
    {
        if (!message.Response.Headers.TryGetValue(HttpHeader.Names.WwwAuthenticate, out var challenge) || Resource(challenge) is not { } resource)
        {
            return false;
        }

        var vault = message.Request.Uri.ToUri();
        if (vault.Host != resource.Host && !vault.Host.EndsWith("." + resource.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw new EvidenceException(
                FaultCode.Unauthorized,
                $"{vault.Host} asked for a token for {resource.Host}, which is not its own domain; check the URL of the key, and whether something answers in the vault's place.");
        }

        _wanted = new TokenRequestContext([$"{resource.GetLeftPart(UriPartial.Authority)}/.default"], tenantId: Tenant(challenge));
        await AuthenticateAndAuthorizeRequestAsync(message, _wanted.Value).ConfigureAwait(false);
        return true;
    }

    private static Uri? Resource(string challenge) =>
        ResourcePattern().Match(challenge) is { Success: true } match && Uri.TryCreate(match.Groups["url"].Value, UriKind.Absolute, out var url) ? url : null;

    private static string? Tenant(string challenge) =>
        AuthorityPattern().Match(challenge) is { Success: true } match && Uri.TryCreate(match.Groups["url"].Value, UriKind.Absolute, out var url)
            ? url.Segments.ElementAtOrDefault(1)?.Trim('/')
            : null;

    [GeneratedRegex("""\b(resource|scope)="?(?<url>https://[^",\s]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex ResourcePattern();

    [GeneratedRegex("""\bauthorization(_uri)?="?(?<url>https://[^",\s]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorityPattern();
}
