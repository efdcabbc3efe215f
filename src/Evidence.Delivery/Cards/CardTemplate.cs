using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evidence.Delivery.Cards;

/// <summary>
/// Puts data into a template: <c>${...}</c> in texts, <c>$data</c> to change what names mean (an element is repeated for each of a list, and left out where there is no data), <c>$when</c> to leave an element out.
/// A property whose whole text is one expression takes the value as it is, and is left out where that is null.
/// </summary>
internal static partial class CardTemplate
{
    // Shown as Markdown: data must not be able to write links there, unless the template says markdown(...). What looks like a tag would vanish.
    private static readonly HashSet<string> _shown = new(StringComparer.Ordinal) { "text", "title", "value", "label", "fallbackText", "placeholder" };

    /// <summary>The template with data in it.</summary>
    public static JsonNode? Expand(JsonNode? template, JsonNode? data) => Expand(template, new CardScope(data, data), property: null);

    private static JsonNode? Expand(JsonNode? template, CardScope scope, string? property) => template switch
    {
        JsonObject element => ExpandObject(element, scope),
        JsonArray list => ExpandList(list, scope),
        JsonValue value when value.TryGetValue<string>(out var text) => ExpandText(text, scope, property),
        _ => template?.DeepClone(),
    };

    private static JsonArray ExpandList(JsonArray list, CardScope scope)
    {
        var expanded = new JsonArray();
        foreach (var element in list)
        {
            foreach (var one in ScopesOf(element, scope))
            {
                if (!IsLeftOut(element, one) && Expand(element, one, property: null) is { } node)
                {
                    expanded.Add(node);
                }
            }
        }

        return expanded;
    }

    private static JsonObject ExpandObject(JsonObject element, CardScope scope)
    {
        var expanded = new JsonObject();
        foreach (var (name, value) in element)
        {
            if (name is "$data" or "$when" || IsLeftOut(value, ScopesOf(value, scope).FirstOrDefault() ?? scope))
            {
                continue;
            }

            // An element that stands alone has one scope; what is in a list was given its own there.
            var inner = value is JsonObject ? ScopesOf(value, scope).FirstOrDefault() : scope;
            if (inner is not null && Expand(value, inner, name) is { } node)
            {
                expanded[name] = node;
            }
        }

        return expanded;
    }

    private static IEnumerable<CardScope> ScopesOf(JsonNode? element, CardScope scope)
    {
        if (element is not JsonObject known || !known.TryGetPropertyValue("$data", out var said))
        {
            return [scope];
        }

        var data = said is JsonValue value && value.TryGetValue<string>(out var text) ? ExpandText(text, scope, property: null) : said;
        return data switch
        {
            null => [],
            JsonArray list => list.Select((item, index) => new CardScope(item, scope.Root, index)),
            _ => [new CardScope(data, scope.Root)],
        };
    }

    private static bool IsLeftOut(JsonNode? element, CardScope scope) =>
        element is JsonObject known
        && known.TryGetPropertyValue("$when", out var condition)
        && !CardExpression.IsTrue(condition is JsonValue value && value.TryGetValue<string>(out var text) ? ExpandText(text, scope, property: null) : condition);

    private static JsonNode? ExpandText(string text, CardScope scope, string? property)
    {
        if (ExpressionAt(text, 0) is { } whole && whole.Start == 0 && whole.End == text.Length)
        {
            var value = CardExpression.Evaluate(whole.Text, scope);
            return value is JsonValue single && single.TryGetValue<string>(out var words) ? JsonValue.Create(Shown(words, whole.Text, property)) : value?.DeepClone();
        }

        var filled = new StringBuilder();
        var at = 0;
        while (ExpressionAt(text, at) is { } found)
        {
            filled.Append(text, at, found.Start - at);
            filled.Append(Shown(CardExpression.TextOf(CardExpression.Evaluate(found.Text, scope)), found.Text, property));
            at = found.End;
        }

        return JsonValue.Create(filled.Append(text, at, text.Length - at).ToString());
    }

    private static string Shown(string words, string expression, string? property) =>
        property is not null && _shown.Contains(property) && !expression.StartsWith("markdown(", StringComparison.Ordinal)
            ? Tag().Replace(words.Replace("](", "] (", StringComparison.Ordinal), "‹$1›")
            : words;

    private static (int Start, int End, string Text)? ExpressionAt(string text, int from)
    {
        var start = text.IndexOf("${", from, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var quoted = false;
        for (var at = start + 2; at < text.Length; at++)
        {
            quoted ^= text[at] == '\'';
            if (text[at] == '}' && !quoted)
            {
                return (start, at + 1, text[(start + 2)..at]);
            }
        }

        throw new EvidenceException(FaultCode.Configuration, $"The card template has '${{' without '}}' in '{text}'.");
    }

    [GeneratedRegex("<([A-Za-z/!][^<>]*)>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
