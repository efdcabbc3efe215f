using System.Text.Json.Nodes;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Looks into activities with cards.</summary>
internal static class CardText
{
    /// <summary>Everything an activity says, card and all.</summary>
    public static string Of(JsonNode activity) => activity.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>True where it is a decision card.</summary>
    public static bool IsDecision(JsonNode activity) => Of(activity).Contains("\"verb\":\"approve\"", StringComparison.Ordinal);

    /// <summary>The value of a fact of a card, by its title.</summary>
    public static string? FactOf(JsonNode? node, string title) => node switch
    {
        JsonObject fact when (fact["title"] as JsonValue)?.TryGetValue<string>(out var named) == true && named == title && fact["value"] is JsonValue value => (string?)value,
        JsonObject fields => fields.Select(field => FactOf(field.Value, title)).FirstOrDefault(found => found is not null),
        JsonArray list => list.Select(item => FactOf(item, title)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>The first text value of that name, wherever it is.</summary>
    public static string? Find(JsonNode? node, string name) => node switch
    {
        JsonObject fields when fields[name] is JsonValue value && value.TryGetValue<string>(out var text) => text,
        JsonObject fields => fields.Select(field => Find(field.Value, name)).FirstOrDefault(found => found is not null),
        JsonArray list => list.Select(item => Find(item, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
