using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;
using Evidence.Notifications;
using Evidence.Ports;

namespace Evidence.Delivery.Notifications;

/// <summary>A delivery as a card.</summary>
internal static class MessageCard
{
    /// <summary>The card with the delivery in it: that of evidence that grows old, or the one for everything else.</summary>
    /// <param name="request">What is delivered.</param>
    /// <param name="answersComeBack">Whether buttons reach the bot; false: the card has links alone.</param>
    public static RenderedCard Of(DeliveryRequest request, bool answersComeBack = false) => request is { Release: { } release, Event: NotificationEvents.EvidenceStale or NotificationEvents.EvidenceGoingStale }
        ? CardTemplates.Render("stale", Stale(request, release, answersComeBack))
        : CardTemplates.Render("notification", new JsonObject
        {
            ["title"] = request.Title,
            ["body"] = request.Body,
            ["facts"] = Facts(request),
            ["links"] = Links(request),
        });

    /// <summary>Links a client opens: https alone, and not more than a message shows.</summary>
    public static IEnumerable<KeyValuePair<string, string>> WebLinks(DeliveryRequest request) => request.Links
        .Where(link => Uri.TryCreate(link.Value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        .OrderBy(link => link.Key, StringComparer.Ordinal)
        .Take(5);

    private static JsonObject Stale(DeliveryRequest request, string release, bool answersComeBack)
    {
        var lines = request.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToLookup(line => line.StartsWith("- ", StringComparison.Ordinal));
        var isStale = request.Event == NotificationEvents.EvidenceStale;
        var text = isStale ? "This evidence no longer counts: gates and controls that rest on it are stale." : "This evidence counts for some days yet; after that, gates and controls that rest on it are stale.";
        return new JsonObject
        {
            ["title"] = request.Title,
            ["color"] = isStale ? "attention" : "warning",
            ["text"] = answersComeBack ? text : string.Join(' ', lines[false].Prepend(text)),
            ["reasons"] = new JsonArray([.. lines[true].Select(line => (JsonNode)line[2..])]),
            ["facts"] = Facts(request),
            ["buttons"] = answersComeBack ? new JsonArray(Button("Collect again", $"collect {release}"), Button("Ask for a new pack", $"pack for {release}")) : [],
            ["links"] = Links(request),
        };
    }

    private static JsonObject Button(string title, string text) => new() { ["title"] = title, ["text"] = text };

    private static JsonArray Facts(DeliveryRequest request) => new([.. request.Details.Select(detail => (JsonNode)new JsonObject { ["title"] = detail.Key, ["value"] = detail.Value })]);

    private static JsonArray Links(DeliveryRequest request) => new([.. WebLinks(request).Select(link => (JsonNode)new JsonObject { ["title"] = link.Key, ["url"] = link.Value })]);
}
