using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;

namespace Evidence.Hosting.Teams;

/// <summary>What is said in a conversation.</summary>
internal static class TeamsReply
{
    /// <summary>A message with a card. The text of the card is its summary, which notifications show.</summary>
    public static JsonObject Of(RenderedCard card) => new()
    {
        ["type"] = "message",
        ["summary"] = card.Text.Split('\n')[0],
        ["attachments"] = new JsonArray(Attachment(card)),
    };

    /// <summary>A message with the text of a card alone, for places that take no cards.</summary>
    public static JsonObject TextOf(RenderedCard card) => Of(card.Text.Replace("\n", "\n\n", StringComparison.Ordinal));

    /// <summary>A message in words.</summary>
    public static JsonObject Of(string text) => new() { ["type"] = "message", ["textFormat"] = "markdown", ["text"] = text };

    /// <summary>A card as an attachment.</summary>
    public static JsonObject Attachment(RenderedCard card) => new() { ["contentType"] = CardTemplates.ContentType, ["content"] = card.Card.DeepClone() };
}
