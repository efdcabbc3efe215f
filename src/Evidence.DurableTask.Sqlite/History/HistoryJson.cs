using System.Runtime.CompilerServices;
using DurableTask.Core.History;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace Evidence.DurableTask.Sqlite.History;

/// <summary>
/// History events as JSON. The type travels beside the JSON as the number of its <see cref="EventType"/>, never as a .NET type name, so a file
/// outlives renames and cannot name a type to create. Newtonsoft.Json, because the events carry its attributes and non-public setters.
/// </summary>
internal static class HistoryJson
{
    private static readonly Dictionary<EventType, Type> Types = HistoryEvent.KnownTypes().ToDictionary(TypeNumber);

    private static readonly EventContracts Contracts = new();

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings());

    public static string Write(HistoryEvent historyEvent) => WriteValue(historyEvent);

    /// <exception cref="SqliteOrchestrationServiceException">The stored text is not an event of that type.</exception>
    public static HistoryEvent Read(long type, string json)
    {
        if (!Types.TryGetValue((EventType)type, out var target))
        {
            throw new SqliteOrchestrationServiceException(
                $"The orchestration store holds an event of unknown type {type}. Use the version that wrote it.", isAboutContent: true);
        }

        return (HistoryEvent)ReadValue(json, target)!;
    }

    public static string? WriteOptional(object? value) => value is null ? null : WriteValue(value);

    public static T? ReadOptional<T>(string? json)
        where T : class
        => json is null ? null : (T?)ReadValue(json, typeof(T));

    /// <summary>The whole history as one JSON array, each event with the name of its type, as the other providers show it.</summary>
    public static string WriteHistory(IEnumerable<HistoryEvent> events)
    {
        var settings = Settings();
        settings.Converters.Add(new StringEnumConverter());
        return JsonConvert.SerializeObject(events, settings);
    }

    private static string WriteValue(object value)
    {
        using var text = new StringWriter();
        Serializer.Serialize(text, value);
        return text.ToString();
    }

    private static object? ReadValue(string json, Type type)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(json));
            return Serializer.Deserialize(reader, type);
        }
        catch (JsonException fault)
        {
            throw new SqliteOrchestrationServiceException($"The orchestration store holds a damaged {type.Name}: {fault.Message}", fault, isAboutContent: true);
        }
    }

    private static EventType TypeNumber(Type type) => ((HistoryEvent)RuntimeHelpers.GetUninitializedObject(type)).EventType;

    private static JsonSerializerSettings Settings() => new()
    {
        ContractResolver = Contracts,
        NullValueHandling = NullValueHandling.Ignore,
        ConstructorHandling = ConstructorHandling.AllowNonPublicDefaultConstructor,
        DateTimeZoneHandling = DateTimeZoneHandling.RoundtripKind,
        DateParseHandling = DateParseHandling.None,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = 128,
    };
}
