using Azure.Core;
using Evidence.Ports;

namespace Evidence.Delivery.Graph;

/// <summary>
/// An access token somebody else obtained, for instance for a person (delegated). It is asked for at every request, so a renewed one is used at once.
/// </summary>
internal sealed class SecretTokenCredential(string name, ISecretSource secrets, string use) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are read asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var token = await secrets.FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new EvidenceException(FaultCode.Configuration, $"The secret '{name}' of {use} is not there; set it to an access token for Microsoft Graph.");
        return new AccessToken(token.Trim(), DateTimeOffset.MaxValue);
    }
}
