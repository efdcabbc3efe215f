using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Evidence.Delivery.Http;

/// <summary>Posts JSON to the secret address of a webhook.</summary>
internal static class WebhookPost
{
    /// <summary>Posts it. 429 and 5xx are tried again.</summary>
    /// <exception cref="EvidenceException">It was refused or could not be reached; the message names the delivery, never the address.</exception>
    public static async Task SendAsync(HttpClient http, Uri address, JsonNode message, string deliveryId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Options.Set(DeliveryTransport.Repeatable, true);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw Refused(response.StatusCode, deliveryId);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or Polly.Timeout.TimeoutRejectedException)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"The webhook of delivery '{deliveryId}' could not be reached; check its address and the network.", Bare(fault));
        }
    }

    private static EvidenceException Refused(HttpStatusCode status, string deliveryId) => (int)status switch
    {
        401 or 403 => new(FaultCode.Unauthorized, $"The webhook of delivery '{deliveryId}' refused the message ({(int)status}); its address may have been replaced: set the secret anew."),
        404 or 410 => new(FaultCode.NotFound, $"The webhook of delivery '{deliveryId}' is not there any more ({(int)status}); make a new one and set the secret to its address."),
        >= 300 and < 400 => new(FaultCode.Configuration, $"The webhook of delivery '{deliveryId}' leads elsewhere ({(int)status}), which is not followed; set the secret to the address it leads to."),
        413 => new(FaultCode.TooLarge, $"The message is too large for the webhook of delivery '{deliveryId}' (413); subscribe to fewer events or products."),
        >= 400 and < 500 and not 429 => new(FaultCode.Unsupported, $"The webhook of delivery '{deliveryId}' did not take the message ({(int)status}); check that its address is of the type the delivery states."),
        var number => new(FaultCode.Unavailable, $"The webhook of delivery '{deliveryId}' answered {number} again and again; the message was not delivered."),
    };

    // The texts of such faults may hold the address, which is a secret.
    private static HttpRequestException Bare(Exception fault) => new(fault.GetType().Name);
}
