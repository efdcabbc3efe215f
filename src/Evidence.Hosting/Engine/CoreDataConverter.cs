using CoreConverter = DurableTask.Core.Serializing.DataConverter;
using DataConverter = Microsoft.DurableTask.DataConverter;

namespace Evidence.Hosting.Engine;

/// <summary>Lets the framework's client write payloads exactly as the workers' shims read them.</summary>
internal sealed class CoreDataConverter(DataConverter converter) : CoreConverter
{
    public override string? Serialize(object value) => converter.Serialize(value);

    public override string? Serialize(object value, bool formatted) => converter.Serialize(value);

    public override object? Deserialize(string data, Type objectType) => converter.Deserialize(data, objectType);
}
