using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.ServiceNow;

/// <summary>Signs in to ServiceNow: basic, or a token for a client (OAuth 2.0 client credentials).</summary>
internal sealed class ServiceNowSignIn(SourceDefinition source, ServiceNowOptions options, ISecretSource secrets, SourceClientSettings settings, ConnectorServices services)
{
    private readonly string _remedy = $"Check client-id of source '{source.Id}', that its secret is valid, and that the instance allows client credentials (an OAuth entity with a user).";

    public SourceAuthentication Create() => options.ClientId is { } clientId
        ? new SourceAuthentication(_remedy, cancellationToken => ObtainAsync(clientId, cancellationToken), services.Time)
        : SourceAuthentication.FromSecrets(source, secrets, ["password"], values => SourceAuthentication.Basic(options.UserName ?? "", values[0]), services.Time);

    private async ValueTask<Credentials> ObtainAsync(string clientId, CancellationToken cancellationToken)
    {
        var secret = await SourceAuthentication.ReadAsync(source, secrets, "client-secret", cancellationToken).ConfigureAwait(false);
        var logger = services.Loggers.CreateLogger($"Evidence.Connectors.{source.Type}");
        using var client = new SourceClient(settings, SourceAuthentication.None(source, services.Time, _remedy), services.Time, logger);
        client.Redaction.Learn(secret);
        try
        {
            using var reply = await client.ReadJsonAsync(ServiceNowRequests.Token(clientId, secret), cancellationToken).ConfigureAwait(false);
            var token = reply.Root.Text("access_token") ?? throw new SourceFaultException(SourceFaultKind.Unauthorised, "ServiceNow answered the request for a token without one.", _remedy, endsCollection: true);
            return new Credentials("Authorization", $"Bearer {token}", [token, secret], reply.Root.Number("expires_in") is { } seconds and > 0 ? services.Time.GetUtcNow().AddSeconds(seconds) : null);
        }
        catch (SourceFaultException fault) when (fault.Kind is SourceFaultKind.Refused or SourceFaultKind.Unauthorised or SourceFaultKind.Forbidden && !fault.EndsCollection)
        {
            throw new SourceFaultException(SourceFaultKind.Unauthorised, fault.Message, _remedy, fault.Status, endsCollection: true, innerException: fault);
        }
    }
}
