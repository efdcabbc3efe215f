using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Evidence.Delivery.Tests.Graph;

/// <summary>An OpenAPI description of a part of Graph, as far as calls are held against it.</summary>
internal sealed class GraphDescription
{
    private readonly YamlMappingNode _root;
    private readonly IReadOnlyList<(Regex Path, YamlMappingNode Operations)> _paths;

    public GraphDescription(string file)
    {
        using var reader = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        _root = (YamlMappingNode)yaml.Documents[0].RootNode;
        _paths = [.. ((YamlMappingNode)_root["paths"]).Children.Select(entry => (Pattern(((YamlScalarNode)entry.Key).Value!), (YamlMappingNode)entry.Value))];
    }

    /// <summary>True where an operation of that method and path is described.</summary>
    public bool Has(string method, string path) =>
        _paths.Any(entry => entry.Path.IsMatch(path) && entry.Operations.Children.ContainsKey(new YamlScalarNode(method.ToLowerInvariant())));

    /// <summary>Names in a JSON object that its schema does not have, as paths. Names of annotations begin with @.</summary>
    public IReadOnlyList<string> Unknown(JsonNode? value, string schema) => [.. Unknown(value, Schema(schema), schema)];

    private static Regex Pattern(string path) => new("^" + Regex.Replace(Regex.Escape(path), @"\\{[^}]+}", "[^/]+") + "$", RegexOptions.CultureInvariant);

    private YamlMappingNode Schema(string name) => (YamlMappingNode)_root["components"]["schemas"][name];

    private IEnumerable<string> Unknown(JsonNode? value, YamlMappingNode schema, string at) => value switch
    {
        JsonArray list => list.SelectMany(item => Unknown(item, Child(schema, "items") is { } items ? Resolve(items) : schema, at)),
        JsonObject body => Unknown(body, schema, at),
        _ => [],
    };

    private IEnumerable<string> Unknown(JsonObject body, YamlMappingNode schema, string at)
    {
        var properties = PropertiesOf(schema).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in body.Where(property => !property.Key.StartsWith('@')))
        {
            if (!properties.TryGetValue(name, out var property))
            {
                yield return $"{at}.{name}";
                continue;
            }

            foreach (var unknown in Unknown(value, Resolve(property), $"{at}.{name}"))
            {
                yield return unknown;
            }
        }
    }

    private IEnumerable<KeyValuePair<string, YamlMappingNode>> PropertiesOf(YamlMappingNode schema)
    {
        var own = Child(schema, "properties")?.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, (YamlMappingNode)entry.Value)) ?? [];
        var inherited = schema.Children.TryGetValue(new YamlScalarNode("allOf"), out var all)
            ? ((YamlSequenceNode)all).OfType<YamlMappingNode>().SelectMany(part => PropertiesOf(Resolve(part)))
            : [];
        return own.Concat(inherited);
    }

    private YamlMappingNode Resolve(YamlMappingNode node) =>
        node.Children.TryGetValue(new YamlScalarNode("$ref"), out var reference) ? Schema(((YamlScalarNode)reference).Value!.Split('/')[^1])
        : node.Children.TryGetValue(new YamlScalarNode("anyOf"), out var any) ? Resolve(((YamlSequenceNode)any).OfType<YamlMappingNode>().First())
        : node;

    private static YamlMappingNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child as YamlMappingNode : null;
}
