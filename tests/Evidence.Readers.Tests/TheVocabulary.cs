using Evidence.Facts;
using Evidence.Testing;
using YamlDotNet.RepresentationModel;

namespace Evidence.Readers.Tests;

/// <summary>The vocabulary as framework-mappings/metrics.yaml holds it.</summary>
internal static class TheVocabulary
{
    private static readonly Lazy<MetricVocabulary> _vocabulary = new(Read);

    public static MetricVocabulary Vocabulary => _vocabulary.Value;

    private static MetricVocabulary Read()
    {
        using var text = File.OpenText(RepositoryRoot.Path("framework-mappings", "metrics.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        var metrics = (YamlSequenceNode)yaml.Documents[0].RootNode["metrics"];
        return new MetricVocabulary(metrics.Cast<YamlMappingNode>().Select(Definition));
    }

    private static MetricDefinition Definition(YamlMappingNode metric) => new(
        Text(metric, "id")!,
        Text(metric, "title")!,
        Text(metric, "unit")!,
        Enum.Parse<MetricDirection>(Text(metric, "direction")!, ignoreCase: true),
        Text(metric, "rate") == "true",
        Text(metric, "meaning")!,
        Text(metric, "source")!,
        metric.Children.TryGetValue("aliases", out var aliases) ? [.. ((YamlSequenceNode)aliases).Select(alias => ((YamlScalarNode)alias).Value!)] : []);

    private static string? Text(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var value) ? ((YamlScalarNode)value).Value : null;
}
