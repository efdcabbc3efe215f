using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http;

/// <summary>Reads values out of requests; what is wrong is one line.</summary>
internal static class ApiValues
{
    private static readonly JsonSerializerOptions _json = new(EvidenceJson.Compact)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new UtcTimeConverter() },
    };

    /// <summary>A JSON body as a record.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: it is not JSON, or a member is not known, missing or of another type.</exception>
    public static async Task<T> BodyAsync<T>(ApiCall call)
        where T : class
    {
        if (!call.Request.HasJsonContentType())
        {
            throw new EvidenceException(FaultCode.Usage, "Send a JSON object with the content type application/json.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(call.Request.Body, _json, call.Cancelled)
                ?? throw new EvidenceException(FaultCode.Usage, "Send a JSON object; null is none.");
        }
        catch (JsonException fault)
        {
            throw new EvidenceException(FaultCode.Usage, Explain<T>(fault), fault);
        }
    }

    private static string Explain<T>(JsonException fault)
    {
        var path = fault.Path ?? "$";
        var known = _json.GetTypeInfo(typeof(T)).Properties.Select(member => member.Name).ToList();
        var member = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        return member is not null && !member.Contains('.', StringComparison.Ordinal) && !known.Contains(member.Split('[')[0])
            ? $"'{member}' is not known here; allowed are {string.Join(", ", known)}."
            : $"The JSON is not what is expected at {path}, line {fault.LineNumber + 1 ?? 1}; known are {string.Join(", ", known)}, as /api/openapi.json describes them.";
    }

    /// <summary>A text that must be there.</summary>
    public static string Required(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? throw new EvidenceException(FaultCode.Usage, $"'{name}' is missing.") : value;

    /// <summary>A query parameter; null: not there or empty.</summary>
    public static string? Query(ApiCall call, string name) => call.Request.Query[name] switch
    {
        [] or [null or ""] => null,
        [{ } value] => value,
        _ => throw new EvidenceException(FaultCode.Usage, $"'{name}' is given more than once."),
    };

    /// <summary>A time; null: none.</summary>
    public static DateTimeOffset? Time(string name, string? text) => text switch
    {
        null or "" => null,
        _ when TryTime(text, out var time) => time,
        _ => throw new EvidenceException(FaultCode.Usage, $"'{name}' is '{text}'; YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ is expected."),
    };

    /// <summary>Reads a time or date; without an offset it is UTC.</summary>
    public static bool TryTime(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>Refuses query parameters that the operation does not have, so that a misspelt one is not overlooked.</summary>
    public static void CheckQuery(ApiCall call, ApiOperation operation)
    {
        // "code" carries the function key.
        var unknown = call.Request.Query.Keys.FirstOrDefault(name => name is not "code" && operation.Parameters.All(parameter => parameter.Name != name));
        if (unknown is not null)
        {
            throw new EvidenceException(FaultCode.Usage, $"There is no parameter '{unknown}'; there are {string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))}.");
        }
    }
}
