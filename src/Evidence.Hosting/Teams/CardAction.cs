using System.Text.Json.Nodes;
using Evidence.Artifacts;

namespace Evidence.Hosting.Teams;

/// <summary>What a button of a card sent.</summary>
/// <param name="Verb"><c>approve</c>, <c>reject</c>, <c>waive</c>, <c>confirm-waiver</c> or <c>say</c>.</param>
/// <param name="PackId">The pack the card is about; empty: none.</param>
/// <param name="Saw">Digest of the manifest the card showed; null: none.</param>
/// <param name="Inputs">Everything it sent.</param>
internal sealed record CardAction(string Verb, string PackId, Sha256Digest? Saw, JsonObject Inputs)
{
    /// <summary>Reads what was sent; null: it is of no card of ours.</summary>
    public static CardAction? Read(JsonObject? sent) => TextOf(sent, "evidence") is { } verb
        ? new CardAction(verb, TextOf(sent, "pack") ?? "", Sha256Digest.TryParse(TextOf(sent, "saw"), out var saw) ? saw : null, sent!)
        : null;

    /// <summary>A value by name; empty: none.</summary>
    public string Text(string name) => (TextOf(Inputs, name) ?? "").Trim();

    private static string? TextOf(JsonObject? sent, string name) => sent?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
