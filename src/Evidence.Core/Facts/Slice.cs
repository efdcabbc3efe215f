using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence.Facts;

/// <summary>
/// The part of the population a fact is about, as dimension and value pairs: <c>age=18-25, gender=Female</c>. Two slices are equal when they
/// have the same pairs in any order.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Slice : IComparable<Slice>
{
    private readonly string? _text;

    private Slice(string text) => _text = text;

    /// <summary>The whole population.</summary>
    public static Slice Overall => default;

    /// <summary>True for the whole population.</summary>
    public bool IsOverall => string.IsNullOrEmpty(_text);

    /// <summary>The dimensions in order of name.</summary>
    public IReadOnlyList<string> Dimensions => [.. Pairs.Select(pair => pair.Key)];

    /// <summary>The pairs in order of dimension.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => IsOverall ? [] : [.. Split(_text!).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>A slice of one dimension.</summary>
    public static Slice Of(string dimension, string value) => Of([new(dimension, value)]);

    /// <summary>A slice of several dimensions.</summary>
    public static Slice Of(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(string.Join("; ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Escape(pair.Key)}={Escape(pair.Value)}")));

    /// <summary>Reads <c>dimension=value; dimension=value</c>; the empty text is <see cref="Overall"/>.</summary>
    public static Slice Parse(string? text) => string.IsNullOrWhiteSpace(text) ? Overall : Of(Split(text));

    /// <summary>Orders by text; the whole population is first.</summary>
    public int CompareTo(Slice other) => string.CompareOrdinal(_text ?? "", other._text ?? "");

    /// <summary><c>dimension=value; dimension=value</c>, empty for the whole population.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Smaller than.</summary>
    public static bool operator <(Slice left, Slice right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Slice left, Slice right) => left.CompareTo(right) > 0;

    /// <summary>Smaller than or equal.</summary>
    public static bool operator <=(Slice left, Slice right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Slice left, Slice right) => left.CompareTo(right) >= 0;

    // ';' and '=' inside a name or value are percent-encoded, so that the text form is unambiguous.
    private static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal);

    private static string Unescape(string text) =>
        text.Replace("%3D", "=", StringComparison.Ordinal).Replace("%3B", ";", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Split(string text)
    {
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            yield return at < 0 ? new("slice", Unescape(part)) : new(Unescape(part[..at].Trim()), Unescape(part[(at + 1)..].Trim()));
        }
    }

    private sealed class JsonConverter : JsonConverter<Slice>
    {
        public override Slice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Slice value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
