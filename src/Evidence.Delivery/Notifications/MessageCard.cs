using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;
using Evidence.Ports;

namespace Evidence.Delivery.Notifications;

/// <summary>A delivery as a card.</summary>
internal static class MessageCard
{
    /// <summary>The notification card with the delivery in it.</summary>
    public static RenderedCard Of(DeliveryRequest request) => CardTemplates.Render("notification", new JsonObject
    {
        ["title"] = request.Title,
        ["body"] = request.Body,
        ["facts"] = new JsonArray([.. request.Details.Select(detail => new JsonObject { ["title"] = detail.Key, ["value"] = detail.Value })]),
        ["links"] = new JsonArray([.. WebLinks(request).Select(link => new JsonObject { ["title"] = link.Key, ["url"] = link.Value })]),
    });

    /// <summary>Links a client opens: https alone, and not more than a message shows.</summary>
    public static IEnumerable<KeyValuePair<string, string>> WebLinks(DeliveryRequest request) => request.Links
        .Where(link => Uri.TryCreate(link.Value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        .OrderBy(link => link.Key, StringComparer.Ordinal)
        .Take(5);
}
