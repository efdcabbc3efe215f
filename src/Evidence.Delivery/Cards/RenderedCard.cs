using System.Text.Json.Nodes;

namespace Evidence.Delivery.Cards;

/// <summary>A card with its data in it.</summary>
/// <param name="Card">The Adaptive Card, as JSON.</param>
/// <param name="Text">The same in plain text, for clients that show no cards and for previews.</param>
public sealed record RenderedCard(JsonObject Card, string Text);
