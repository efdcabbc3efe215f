using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Delivery.Http;

/// <summary>Reads the address a delivery posts to: it lets anyone post there, so it is a secret.</summary>
internal static class SecretAddress
{
    /// <summary>The address of the secret that is named for <c>url</c>.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: it is not there, or is no address that may be posted to. The value is not named.</exception>
    public static async Task<Uri> ReadAsync(DeliverySettings settings, ISecretSource secrets, CancellationToken cancellationToken)
    {
        var name = settings.Secrets.GetValueOrDefault("url")
            ?? throw new EvidenceException(FaultCode.Configuration, $"Delivery '{settings.Id}' names no secret for its address; write secrets: {{ url: NAME }} and set NAME to the address.");
        var text = await secrets.FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new EvidenceException(FaultCode.Configuration, $"The secret '{name}' of delivery '{settings.Id}' is not there; set it to the address of the webhook.");
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && DeliveryTransport.IsAllowed(url)
            ? url
            : throw new EvidenceException(FaultCode.Configuration, $"The secret '{name}' of delivery '{settings.Id}' is not an https address.");
    }
}
