using Azure.Core;

namespace Evidence.Delivery.Teams;

/// <summary>Tokens of a managed identity: no password is kept anywhere. The credential keeps them itself.</summary>
internal sealed class CredentialTokens(TokenCredential credential) : IConnectorTokens
{
    private static readonly TokenRequestContext _scope = new(["https://api.botframework.com/.default"]);

    public async ValueTask<string?> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        try
        {
            return (await credential.GetTokenAsync(_scope, cancellationToken)).Token;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new EvidenceException(FaultCode.Unauthorized, "The managed identity got no token for the Bot Connector; give the app the identity the bot is registered with.", fault);
        }
    }
}
