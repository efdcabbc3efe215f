using System.Text.Json;

namespace Evidence.Drafting.Model;

/// <summary>The structured reply of a model: <c>{"sentences":[{"text","passages":[ids]}]}</c>.</summary>
internal sealed record ModelReply(IReadOnlyList<ModelSentence> Sentences)
{
    /// <summary>The JSON schema the model must keep to.</summary>
    public static JsonElement Schema { get; } = JsonDocument.Parse("""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["sentences"],
          "properties": {
            "sentences": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["text", "passages"],
                "properties": {
                  "text": { "type": "string" },
                  "passages": { "type": "array", "items": { "type": "string" } }
                }
              }
            }
          }
        }
        """).RootElement.Clone();

    /// <summary>Reads a reply; null where it is not of that form.</summary>
    public static ModelReply? TryParse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelReply>(text, EvidenceJson.Compact) is { Sentences: not null } reply
                && reply.Sentences.All(sentence => sentence is { Text: not null, Passages: not null })
                ? reply
                : null;
        }
        catch (JsonException)
        {
            // A reply that is not of the form is no reply: the caller falls back to the approved answer itself.
            return null;
        }
    }
}
