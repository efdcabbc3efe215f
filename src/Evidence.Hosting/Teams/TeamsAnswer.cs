using System.Text.Json.Nodes;
using Evidence.Conversations;
using Evidence.Delivery.Cards;

namespace Evidence.Hosting.Teams;

/// <summary>What a message is answered with.</summary>
/// <param name="Card">A card to send; null: none.</param>
/// <param name="Text">Words to send; null: none.</param>
/// <param name="Follow">A run to follow on a card of its own; null: none.</param>
/// <param name="Activity">Something else to send, as Teams takes it; null: nothing.</param>
internal sealed record TeamsAnswer(RenderedCard? Card = null, string? Text = null, RunFollowing? Follow = null, JsonObject? Activity = null);
