using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Evidence.Hosting.Http.OpenApi;

/// <summary>Schemas of the records requests and answers are made of, by name.</summary>
internal sealed class ApiSchemas
{
    private const string ProblemName = "Problem";

    private static readonly JsonSchemaExporterOptions _options = new() { TreatNullObliviousAsNonNullable = true };

    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal) { [ProblemName] = ProblemSchema() };

    /// <summary>The schema of a record by reference, or of a list of them.</summary>
    public JsonObject Reference(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return new JsonObject { ["type"] = "array", ["items"] = Reference(type.GetGenericArguments()[0]) };
        }

        if (!_schemas.ContainsKey(type.Name))
        {
            _schemas[type.Name] = Rooted(EvidenceJson.Compact.GetJsonSchemaAsNode(type, _options), $"#/components/schemas/{type.Name}");
        }

        return ReferenceTo(type.Name);
    }

    /// <summary>A reference to the schema of a problem.</summary>
    public static JsonObject Problem() => ReferenceTo(ProblemName);

    /// <summary>All schemas.</summary>
    public JsonObject All()
    {
        var all = new JsonObject();
        foreach (var (name, schema) in _schemas)
        {
            all[name] = schema.DeepClone();
        }

        return all;
    }

    private static JsonObject ReferenceTo(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    // The exporter refers to parts that occur twice from the root of its own document; here that is within components.
    private static JsonNode Rooted(JsonNode schema, string root)
    {
        switch (schema)
        {
            case JsonObject part:
                if (part["$ref"] is JsonValue value && value.TryGetValue<string>(out var reference) && reference.StartsWith('#'))
                {
                    part["$ref"] = root + reference[1..];
                }

                LeaveOutNulls(part);
                foreach (var (_, member) in part)
                {
                    Descend(member, root);
                }

                break;
            case JsonArray list:
                foreach (var member in list)
                {
                    Descend(member, root);
                }

                break;
        }

        return schema;
    }

    // What is null is left out of replies, so that what may be null cannot be required.
    private static void LeaveOutNulls(JsonObject part)
    {
        if (part["required"] is not JsonArray required || part["properties"] is not JsonObject properties)
        {
            return;
        }

        var kept = required.Select(name => (string)name!).Where(name => !MayBeNull(properties[name])).Select(name => (JsonNode)name).ToArray();
        part["required"] = new JsonArray(kept);
    }

    private static bool MayBeNull(JsonNode? property) =>
        property is not JsonObject schema || schema.ContainsKey("$ref") || (schema["type"] is JsonArray types && types.Any(type => (string?)type == "null"))
        || (schema["enum"] is JsonArray values && values.Contains(null)) || !schema.ContainsKey("type");

    private static void Descend(JsonNode? member, string root)
    {
        if (member is not null)
        {
            Rooted(member, root);
        }
    }

    private static JsonObject ProblemSchema() => new()
    {
        ["type"] = "object",
        ["description"] = "RFC 9457",
        ["required"] = new JsonArray("type", "title", "status", "detail", "code"),
        ["properties"] = new JsonObject
        {
            ["type"] = Text("uri"),
            ["title"] = Text(),
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["detail"] = Text(),
            ["instance"] = Text(),
            ["code"] = Text(),
            ["traceId"] = Text(),
        },
    };

    private static JsonObject Text(string? format = null)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }
}
