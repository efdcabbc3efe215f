using System.Text.Json.Nodes;
using Evidence.Answers;
using Evidence.Delivery.Cards;
using Evidence.Delivery.Http;
using Evidence.Delivery.Notifications;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Delivery.Webhooks;

/// <summary>
/// Posts an Adaptive Card to the address a Teams workflow gives ("when a webhook request is received"). The card travels as the attachment of a message, which is the form
/// those workflows take. Files stay where they are.
/// </summary>
internal sealed class WebhookDelivery(DeliverySettings settings, ISecretSource secrets, HttpClient http) : IDelivery
{
    public string Id => settings.Id;

    public DisclosureLevel Audience => settings.Audience;

    public async Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        var address = await SecretAddress.ReadAsync(settings, secrets, cancellationToken).ConfigureAwait(false);
        await WebhookPost.SendAsync(http, address, Envelope(MessageCard.Of(request)), Id, cancellationToken).ConfigureAwait(false);
        return new DeliveryReceipt(new Dictionary<string, string>(), WasDelivered: false);
    }

    private static JsonObject Envelope(RenderedCard card) => new()
    {
        ["type"] = "message",
        ["summary"] = card.Text.Split('\n')[0],
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = CardTemplates.ContentType,
            ["contentUrl"] = null,
            ["content"] = card.Card,
        }),
    };
}
