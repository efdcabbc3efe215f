using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence.Hosting.Services;

/// <summary>How outputs of runs are read, whichever engine wrote them.</summary>
public static class RunOutput
{
    /// <summary>Reads names in any case, and enums as words or numbers.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}
