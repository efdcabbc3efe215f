using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evidence.Ports;

namespace Evidence.Delivery.Teams;

/// <summary>
/// Tokens by the client credentials grant (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication), kept until five minutes
/// before they expire.
/// </summary>
internal sealed class PasswordTokens(IHttpClientFactory clients, ConnectorOptions options, ISecretSource secrets, TimeProvider time) : IConnectorTokens, IDisposable
{
    private static readonly TimeSpan _reserve = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private (string Token, DateTimeOffset Until)? _known;

    public async ValueTask<string?> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        if (options.AppId is null)
        {
            return null;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (renew || _known is not { } known || known.Until <= time.GetUtcNow())
            {
                _known = known = await AskAsync(options.AppId, cancellationToken);
            }

            return known.Token;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<(string Token, DateTimeOffset Until)> AskAsync(string appId, CancellationToken cancellationToken)
    {
        var password = await secrets.FindAsync(options.PasswordSecret, cancellationToken)
            ?? throw new EvidenceException(FaultCode.Unauthorized, $"The bot has no password: set the secret {options.PasswordSecret}, or EVIDENCE_TEAMS__MANAGEDIDENTITY.");
        using var client = clients.CreateClient(TeamsConnectorServices.ClientName);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = appId,
            ["client_secret"] = password,
            ["scope"] = "https://api.botframework.com/.default",
        });
        using var answer = await Reach.SendAsync(() => client.PostAsync(options.TokenEndpoint, form, cancellationToken), options.TokenEndpoint.Host);
        if (!answer.IsSuccessStatusCode)
        {
            throw new EvidenceException(FaultCode.Unauthorized, $"{options.TokenEndpoint.Host} gave no token for the bot '{appId}' ({(int)answer.StatusCode}); check the application id, its tenant and the secret {options.PasswordSecret}.");
        }

        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        var lasts = TimeSpan.FromSeconds((double?)body?["expires_in"] ?? 0);
        return (
            (string?)body?["access_token"] ?? throw new EvidenceException(FaultCode.Unauthorized, $"{options.TokenEndpoint.Host} answered without a token for the bot '{appId}'."),
            time.GetUtcNow() + (lasts > _reserve * 2 ? lasts - _reserve : lasts / 2));
    }
}
