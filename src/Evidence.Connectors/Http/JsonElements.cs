using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Evidence.Connectors.Http;

/// <summary>Reads JSON of others: what is missing or of another type is null or empty, never an exception.</summary>
internal static class JsonElements
{
    /// <summary>The element at a path of names and array positions, or null where there is none or it is null.</summary>
    public static JsonElement? Find(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member))
            {
                element = member;
            }
            else if (element.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index < element.GetArrayLength())
            {
                element = element[index];
            }
            else
            {
                return null;
            }
        }

        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    /// <summary>The text at a path; numbers and flags as they are written; null for anything else and for empty texts.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.Find(path) switch
    {
        { ValueKind: JsonValueKind.String } text => String(text),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };

    // Half of a surrogate pair is JSON and no text.
    private static string? String(JsonElement element)
    {
        try
        {
            return element.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The whole number at a path, also where it is written as a text.</summary>
    public static long? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True where the path leads to true.</summary>
    public static bool IsTrue(this JsonElement element, params ReadOnlySpan<string> path) => element.Find(path)?.ValueKind == JsonValueKind.True;

    /// <summary>The elements of the array at a path.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Find(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The bytes of an element exactly as they came.</summary>
    public static byte[] RawBytes(this JsonElement element) => JsonMarshal.GetRawUtf8Value(element).ToArray();
}
