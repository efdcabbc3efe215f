using System.Globalization;
using System.Text.Json;

namespace Evidence.Readers.Content;

/// <summary>A JSON value and the RFC 6901 pointer to it. Asking for what is not there gives null, never a fault.</summary>
internal readonly record struct JsonAt(JsonElement Element, string Pointer)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    public bool IsNull => Element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>The value as text: text as it is, numbers and truth values as written; null for anything else.</summary>
    public string? Text => Element.ValueKind switch
    {
        JsonValueKind.String => Element.GetString(),
        JsonValueKind.Number => Element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>The value as a finite number, also where a tool writes it as text.</summary>
    public double? Number => Element.ValueKind switch
    {
        JsonValueKind.Number when Element.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => Finite(Element.GetString()),
        _ => null,
    };

    /// <summary>The value as a whole number that is not negative; <c>294.0</c> is one.</summary>
    public long? Count => Number is { } number && number >= 0 && number <= 1e15 && Math.Abs(number - Math.Round(number)) < 1e-9 ? (long)Math.Round(number) : null;

    /// <summary>The value as yes or no.</summary>
    public bool? Flag => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(Element.GetString(), out var flag) => flag,
        _ => null,
    };

    /// <summary>The value as a time (ISO 8601, or seconds or milliseconds since 1970).</summary>
    public DateTimeOffset? Time => Times.Read(this);

    /// <summary>The elements of an array; none for anything else.</summary>
    public IEnumerable<JsonAt> Items
    {
        get
        {
            if (!IsArray)
            {
                yield break;
            }

            var index = 0;
            foreach (var element in Element.EnumerateArray())
            {
                yield return new JsonAt(element, string.Create(CultureInfo.InvariantCulture, $"{Pointer}/{index++}"));
            }
        }
    }

    /// <summary>The members of an object; none for anything else.</summary>
    public IEnumerable<(string Name, JsonAt Value)> Members
    {
        get
        {
            if (!IsObject)
            {
                yield break;
            }

            foreach (var property in Element.EnumerateObject())
            {
                yield return (property.Name, new JsonAt(property.Value, Pointer + "/" + Escape(property.Name)));
            }
        }
    }

    /// <summary>How many elements or members there are.</summary>
    public int Size => IsArray ? Element.GetArrayLength() : IsObject ? Element.GetPropertyCount() : 0;

    /// <summary>The member of the first name that is there and not null.</summary>
    public JsonAt? Get(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (IsObject && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return new JsonAt(value, Pointer + "/" + Escape(name));
            }
        }

        return null;
    }

    /// <summary>The member at the end of a path of names, or null.</summary>
    public JsonAt? At(params ReadOnlySpan<string> path)
    {
        JsonAt? here = this;
        foreach (var name in path)
        {
            here = here?.Get(name);
        }

        return here;
    }

    /// <summary>One token of an RFC 6901 pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static double? Finite(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
