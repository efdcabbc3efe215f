using Evidence.Conversations;
using Evidence.Delivery.Cards;

namespace Evidence.Hosting.Teams;

/// <summary>What a message is answered with.</summary>
/// <param name="Card">A card to send; null: none.</param>
/// <param name="Text">Words to send; null: none.</param>
/// <param name="Follow">A run to follow on a card of its own; null: none.</param>
internal sealed record TeamsAnswer(RenderedCard? Card = null, string? Text = null, RunFollowing? Follow = null);
