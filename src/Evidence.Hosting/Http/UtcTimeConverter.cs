using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence.Hosting.Http;

/// <summary>Reads times without an offset as UTC, whatever the zone of the machine; also a date alone.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ApiValues.TryTime(reader.GetString(), out var time) ? time : throw new JsonException("YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ is expected.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
