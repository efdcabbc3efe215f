using System.Text.Json.Nodes;
using Evidence.Answers;
using Evidence.Delivery.Http;
using Evidence.Delivery.Notifications;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Delivery.Slack;

/// <summary>Posts to a Slack incoming webhook in Block Kit (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). Files stay where they are.</summary>
internal sealed class SlackDelivery(DeliverySettings settings, ISecretSource secrets, HttpClient http) : IDelivery
{
    // Limits of Block Kit: header 150, section 3000, a field 2000 characters and ten of them.
    private const int MaxHeader = 150;
    private const int MaxSection = 3000;
    private const int MaxField = 500;
    private const int MaxFields = 10;

    public string Id => settings.Id;

    public DisclosureLevel Audience => settings.Audience;

    public async Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        var address = await SecretAddress.ReadAsync(settings, secrets, cancellationToken).ConfigureAwait(false);
        await WebhookPost.SendAsync(http, address, Message(request), Id, cancellationToken).ConfigureAwait(false);
        return new DeliveryReceipt(new Dictionary<string, string>(), WasDelivered: false);
    }

    private static JsonObject Message(DeliveryRequest request) => new()
    {
        ["text"] = SlackText.Plain(request.Title, MaxSection),
        ["blocks"] = new JsonArray([.. Blocks(request)]),
    };

    private static IEnumerable<JsonNode> Blocks(DeliveryRequest request)
    {
        yield return new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Short(request.Title, MaxHeader), ["emoji"] = false } };
        if (request.Body.Length > 0)
        {
            yield return new JsonObject { ["type"] = "section", ["text"] = Markup(SlackText.Of(request.Body, MaxSection)) };
        }

        if (request.Details.Count > 0)
        {
            var fields = request.Details.Take(MaxFields).Select(JsonNode (detail) => Markup($"*{SlackText.Plain(detail.Key, MaxField)}*\n{SlackText.Plain(detail.Value, MaxField)}"));
            yield return new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. fields]) };
        }

        var buttons = MessageCard.WebLinks(request).Select(JsonNode (link) => Button(link.Key, link.Value)).ToArray();
        if (buttons.Length > 0)
        {
            yield return new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(buttons) };
        }
    }

    private static JsonObject Markup(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static JsonObject Button(string title, string url) => new()
    {
        ["type"] = "button",
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Short(title, 75), ["emoji"] = false },
        ["url"] = url,
    };

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
