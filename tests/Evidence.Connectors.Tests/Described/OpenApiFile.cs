using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Evidence.Connectors.Described;

/// <summary>Reads the operations of an OpenAPI 2 or 3 file, JSON or YAML, as far as requests are checked against them.</summary>
internal static class OpenApiFile
{
    private static readonly string[] _methods = ["get", "post"];

    /// <summary>The operations of a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="prefix">What stands before its paths.</param>
    public static IReadOnlyList<DescribedOperation> Read(string file, string prefix = "")
    {
        var root = file.EndsWith(".json", StringComparison.Ordinal) ? JsonNode.Parse(File.ReadAllText(file))! : Convert(new DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(file)))!;
        return
        [
            .. from path in root["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where _methods.Contains(operation.Key)
               select Read(root, prefix + path.Key, path.Value!["parameters"], operation),
        ];
    }

    private static DescribedOperation Read(JsonNode root, string path, JsonNode? shared, KeyValuePair<string, JsonNode?> operation)
    {
        var parameters = Items(shared).Concat(Items(operation.Value!["parameters"])).Select(parameter => Resolve(root, parameter)).ToList();
        var query = parameters.Where(parameter => (string?)parameter["in"] == "query").Select(parameter => (string)parameter["name"]!);
        var schema = operation.Value["requestBody"]?["content"]?["application/json"]?["schema"] ?? parameters.Find(parameter => (string?)parameter["in"] == "body")?["schema"];
        var members = schema is null ? null : Resolve(root, schema)["properties"]?.AsObject().Select(member => member.Key);
        return new(operation.Key.ToUpperInvariant(), path, query.ToHashSet(), members?.ToHashSet() ?? []);
    }

    private static IEnumerable<JsonNode> Items(JsonNode? array) => array?.AsArray().OfType<JsonNode>() ?? [];

    private static JsonNode Resolve(JsonNode root, JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference.TrimStart('#', '/').Split('/').Aggregate(root, (found, name) => found[name]!)
        : node;

    private static JsonNode? Convert(object? value) => value switch
    {
        IDictionary<object, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create(System.Convert.ToString(pair.Key, CultureInfo.InvariantCulture)!, Convert(pair.Value)))),
        IEnumerable<object> list => new JsonArray([.. list.Select(Convert)]),
        string text => JsonValue.Create(text),
        _ => null,
    };
}
