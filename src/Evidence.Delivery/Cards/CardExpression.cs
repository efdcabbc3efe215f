using System.Globalization;
using System.Text.Json.Nodes;

namespace Evidence.Delivery.Cards;

/// <summary>
/// What stands between <c>${</c> and <c>}</c>: paths (<c>a.b[0].c</c>, <c>$root.x</c>), <c>'text'</c>, numbers, <c>== != &lt; &gt; &amp;&amp; || !</c>, and the functions
/// <c>if</c>, <c>exists</c>, <c>empty</c>, <c>count</c>, <c>markdown</c>. The part of the Adaptive Cards template language that our cards use:
/// https://learn.microsoft.com/adaptive-cards/templating/language.
/// </summary>
internal sealed class CardExpression(string text, CardScope scope)
{
    private int _at;

    /// <summary>The value; null where a path leads nowhere.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: the template is wrong.</exception>
    public static JsonNode? Evaluate(string text, CardScope scope)
    {
        var expression = new CardExpression(text, scope);
        var value = expression.Or();
        return expression.Peek() == '\0' ? value : throw expression.Wrong("an operator or the end");
    }

    /// <summary>Whether a value counts as true: anything but null, false, zero, and empty text, lists and objects.</summary>
    public static bool IsTrue(JsonNode? value) => value switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonObject fields => fields.Count > 0,
        JsonValue single when single.TryGetValue<bool>(out var flag) => flag,
        JsonValue single when single.TryGetValue<string>(out var words) => words.Length > 0,
        _ => NumberOf(value) != 0,
    };

    /// <summary>A value as text.</summary>
    public static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue single when single.TryGetValue<string>(out var words) => words,
        _ => value.ToJsonString(),
    };

    private JsonNode? Or()
    {
        var left = And();
        while (Take("||"))
        {
            var right = And();
            left = JsonValue.Create(IsTrue(left) || IsTrue(right));
        }

        return left;
    }

    private JsonNode? And()
    {
        var left = Comparison();
        while (Take("&&"))
        {
            var right = Comparison();
            left = JsonValue.Create(IsTrue(left) && IsTrue(right));
        }

        return left;
    }

    private JsonNode? Comparison()
    {
        var left = Unary();
        return Take("==") ? JsonValue.Create(AreEqual(left, Unary()))
            : Take("!=") ? JsonValue.Create(!AreEqual(left, Unary()))
            : Take("<") ? JsonValue.Create(NumberOf(left) < NumberOf(Unary()))
            : Take(">") ? JsonValue.Create(NumberOf(left) > NumberOf(Unary()))
            : left;
    }

    private JsonNode? Unary() => Take("!") ? JsonValue.Create(!IsTrue(Unary())) : Primary();

    private JsonNode? Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw Wrong("')'");
        }

        var next = Peek();
        return next == '\'' ? Text() : char.IsAsciiDigit(next) ? Number() : Named(Name());
    }

    private JsonNode? Named(string name)
    {
        if (Take("("))
        {
            return Call(name, Arguments());
        }

        return name switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            "null" => null,
            _ => Path(scope.Find(name)),
        };
    }

    private JsonNode? Path(JsonNode? value)
    {
        while (true)
        {
            if (Take("."))
            {
                var name = Name();
                value = value is JsonObject known && known.TryGetPropertyValue(name, out var found) ? found : null;
            }
            else if (Take("["))
            {
                value = At(value, Or());
                _ = Take("]") ? true : throw Wrong("']'");
            }
            else
            {
                return value;
            }
        }
    }

    private static JsonNode? At(JsonNode? value, JsonNode? key) => value switch
    {
        JsonArray list when NumberOf(key) is var index && index >= 0 && index < list.Count => list[(int)index],
        JsonObject fields => fields.TryGetPropertyValue(TextOf(key), out var found) ? found : null,
        _ => null,
    };

    private List<JsonNode?> Arguments()
    {
        var arguments = new List<JsonNode?>();
        if (Take(")"))
        {
            return arguments;
        }

        do
        {
            arguments.Add(Or());
        }
        while (Take(","));
        return Take(")") ? arguments : throw Wrong("',' or ')'");
    }

    private JsonNode? Call(string name, List<JsonNode?> arguments) => (name, arguments) switch
    {
        ("if", [var condition, var whenTrue, var whenFalse]) => IsTrue(condition) ? whenTrue : whenFalse,
        ("exists", [var value]) => JsonValue.Create(value is not null),
        ("empty", [var value]) => JsonValue.Create(!IsTrue(value)),
        ("count", [var value]) => JsonValue.Create((value as JsonArray)?.Count ?? 0),
        ("markdown", [var value]) => value,
        _ => throw Wrong($"a function that there is; '{name}' with {arguments.Count} arguments is none"),
    };

    private JsonValue Text()
    {
        var end = text.IndexOf('\'', ++_at);
        if (end < 0)
        {
            throw Wrong("a closing quote");
        }

        var value = text[_at..end];
        _at = end + 1;
        return JsonValue.Create(value);
    }

    private JsonValue Number()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
        {
            _at++;
        }

        return JsonValue.Create(double.Parse(text[start.._at], CultureInfo.InvariantCulture));
    }

    private string Name()
    {
        _ = Peek();
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$' or '-'))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Wrong("a name");
    }

    private char Peek()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return _at < text.Length ? text[_at] : '\0';
    }

    private bool Take(string token)
    {
        if (Peek() == '\0' || string.CompareOrdinal(text, _at, token, 0, token.Length) != 0 || (token == "!" && _at + 1 < text.Length && text[_at + 1] == '='))
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private static bool AreEqual(JsonNode? left, JsonNode? right) =>
        left is null || right is null ? left is null && right is null : TextOf(left) == TextOf(right);

    private static double NumberOf(JsonNode? value) =>
        double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private EvidenceException Wrong(string expected) =>
        new(FaultCode.Configuration, $"The card expression '${{{text}}}' is wrong at character {_at + 1}: {expected} is expected.");
}
