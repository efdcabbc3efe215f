using System.Text.Json.Nodes;

namespace Evidence.Delivery.Cards;

/// <summary>Says in plain text what a card says.</summary>
internal static class CardText
{
    /// <summary>One line a text, a fact, or a link; inputs and buttons that need the card are left out.</summary>
    public static string Of(JsonObject card) => string.Join('\n', LinesOf(card).Where(line => line.Length > 0));

    private static IEnumerable<string> LinesOf(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(LinesOf),
        JsonObject element => LinesOf(element),
        _ => [],
    };

    private static IEnumerable<string> LinesOf(JsonObject element)
    {
        switch (TextOf(element, "type"))
        {
            case "TextBlock":
                return [Plain(TextOf(element, "text"))];
            case "FactSet":
                return (element["facts"] as JsonArray ?? []).OfType<JsonObject>().Select(fact => $"{TextOf(fact, "title")}: {Plain(TextOf(fact, "value"))}");
            case "RichTextBlock":
                return [string.Concat((element["inlines"] as JsonArray ?? []).Select(run => run is JsonObject inline ? TextOf(inline, "text") : CardExpression.TextOf(run)))];
            case "ColumnSet":
                return [string.Join("  ", LinesOf(element["columns"]).Where(line => line.Length > 0))];
            case "Action.OpenUrl":
                return [$"{TextOf(element, "title")}: {TextOf(element, "url")}"];
            case "Action.ShowCard" or "Action.Execute" or "Action.Submit" or "Action.ToggleVisibility":
                return [];
            default:
                return LinesOf(element["body"]).Concat(LinesOf(element["items"])).Concat(LinesOf(element["rows"])).Concat(LinesOf(element["cells"])).Concat(LinesOf(element["actions"]));
        }
    }

    private static string Plain(string markdown) => markdown.Replace("**", "", StringComparison.Ordinal);

    private static string TextOf(JsonObject element, string name) => CardExpression.TextOf(element[name]);
}
