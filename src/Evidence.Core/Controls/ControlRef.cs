using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence.Controls;

/// <summary>A control by framework and id, written <c>nist-ai-rmf:MEASURE 2.11</c>.</summary>
/// <param name="Framework">Id of the framework.</param>
/// <param name="Id">Exact id within it.</param>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct ControlRef(string Framework, string Id)
{
    /// <summary>Reads <c>framework:id</c>; false where there is no colon or either side is empty.</summary>
    public static bool TryParse(string? text, out ControlRef control)
    {
        var at = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        control = at > 0 && at < text!.Length - 1 ? new(text[..at].Trim(), text[(at + 1)..].Trim()) : default;
        return control.Framework is { Length: > 0 } && control.Id is { Length: > 0 };
    }

    /// <summary>Reads <c>framework:id</c>.</summary>
    /// <exception cref="EvidenceException">The text is not of that form.</exception>
    public static ControlRef Parse(string text) =>
        TryParse(text, out var control)
            ? control
            : throw new EvidenceException(FaultCode.Usage, $"'{text}' is not a control; write framework:id, for instance 'nist-ai-rmf:MEASURE 2.11'.");

    /// <summary><c>framework:id</c>.</summary>
    public override string ToString() => $"{Framework}:{Id}";

    private sealed class JsonConverter : JsonConverter<ControlRef>
    {
        public override ControlRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var control) ? control : throw new JsonException("A control is written framework:id.");

        public override void Write(Utf8JsonWriter writer, ControlRef value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

        public override ControlRef ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, ControlRef value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }
}
