using System.Text.Json.Nodes;

namespace Evidence.Delivery.Cards;

/// <summary>What names in a template mean at one place of it.</summary>
/// <param name="Data">The present data: <c>$data</c>, and where plain names are looked up.</param>
/// <param name="Root">All data: <c>$root</c>.</param>
/// <param name="Index">Place in the array that is gone through: <c>$index</c>.</param>
internal sealed record CardScope(JsonNode? Data, JsonNode? Root, int Index = 0)
{
    public JsonNode? Find(string name) => name switch
    {
        "$data" => Data,
        "$root" => Root,
        "$index" => JsonValue.Create(Index),
        _ => Data is JsonObject known && known.TryGetPropertyValue(name, out var value) ? value : null,
    };
}
