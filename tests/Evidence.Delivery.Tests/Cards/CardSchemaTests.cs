using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;
using Json.Schema;

namespace Evidence.Delivery.Tests.Cards;

/// <summary>Every card, full and empty, is an Adaptive Card 1.5 as its schema has it, with what it says in plain text.</summary>
public sealed class CardSchemaTests
{
    private static readonly Lazy<JsonSchema> _schema = new(Load);

    // Enough for every template: a name that a template does not use changes nothing.
    private const string Full = """
        {
          "title": "Checkout Ranker 2.4.0", "text": "Some words.", "body": "**Bold** words.", "notice": "Something happened.", "badge": "conditional go", "color": "warning",
          "pack": "checkout-ranker-2.4.0-20261101T090000Z", "saw": "00", "release": "checkout-ranker-2.4.0", "heading": "Not evidenced",
          "facts": [{ "title": "Pack", "value": "p" }], "links": [{ "title": "Zip", "url": "https://evidence.example/p.zip" }],
          "steps": [{ "mark": "▶", "text": "Collect", "isLater": false }, { "mark": "·", "text": "Judge", "isLater": true }],
          "reasons": ["One gate failed.", "A source gave nothing."],
          "gates": [{ "title": "Drift", "outcome": "fail", "color": "attention", "reason": "0.4 is above 0.3." }],
          "waivable": [{ "id": "drift", "title": "Drift" }],
          "proposals": [{ "gate": "drift", "reason": "Seasonal.", "risk": "Some", "expires": "2026-12-01", "by": "tom" }],
          "controls": [{ "id": "MEASURE 2.11", "title": "Fairness", "status": "missing", "color": "attention", "reason": "Add a report." }],
          "commands": [{ "say": "status", "what": "How far" }], "buttons": [{ "title": "pack for x", "text": "pack for x" }]
        }
        """;

    public static TheoryData<string> Names() => [.. CardTemplates.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_WithAllItsData_IsAsTheSchemaSays(string name)
    {
        var card = CardTemplates.Render(name, JsonNode.Parse(Full)!);
        Assert.Equal("", Errors(card.Card));
        Assert.DoesNotContain("${", card.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("1.5", (string)card.Card["version"]!);
        Assert.StartsWith("Checkout Ranker 2.4.0", card.Text, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty((string?)card.Card["fallbackText"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_WithItsTitleAlone_IsAsTheSchemaSays(string name) =>
        Assert.Equal("", Errors(CardTemplates.Render(name, JsonNode.Parse("""{ "title": "Checkout Ranker 2.4.0", "text": "Some words.", "badge": "go", "color": "good" }""")!).Card));

    [Fact]
    public void Schema_RefusesAnElementThatIsNone() =>
        Assert.NotEqual("", Errors(JsonNode.Parse("""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlok", "text": "x" }] }""")!.AsObject()));

    [Fact]
    public void Cards_AreThoseTheProductSends() =>
        Assert.Equal(
            ["accepted", "answer", "collection", "coverage", "decision", "help", "notification", "progress", "questionnaire", "result", "stale", "suggestions"],
            CardTemplates.Names);

    private static string Errors(JsonObject card)
    {
        using var instance = JsonDocument.Parse(card.ToJsonString());
        var result = _schema.Value.Evaluate(instance.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? "" : string.Join("; ", (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}").Distinct().Take(10)) + " (invalid)";
    }

    private static JsonSchema Load()
    {
        using var resource = typeof(CardSchemaTests).Assembly.GetManifestResourceStream("adaptive-card-1.5.0.json")!;
        var schema = (JsonObject)JsonNode.Parse(resource)!;
        schema.Remove("id");
        return JsonSchema.FromText(schema.ToJsonString());
    }
}
