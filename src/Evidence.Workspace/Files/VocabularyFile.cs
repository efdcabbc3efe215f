using Evidence.Answers;
using Evidence.Facts;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>framework-mappings/metrics.yaml and vocabulary.yaml.</summary>
internal static class VocabularyFile
{
    public static IReadOnlyList<MetricDefinition> ReadMetrics(YamlMap file)
    {
        var metrics = file.Maps("metrics").Select(ReadMetric).ToList();
        file.Finish();
        return metrics;
    }

    public static IReadOnlyList<Concept> ReadConcepts(YamlMap file)
    {
        var concepts = file.Maps("concepts").Select(ReadConcept).ToList();
        file.Finish();
        return concepts;
    }

    private static MetricDefinition ReadMetric(YamlMap map)
    {
        var metric = new MetricDefinition(
            map.Text("id", "group.name, for instance safety.pass_rate"),
            map.Text("title", "a name for people"),
            map.OptionalText("unit") ?? "score",
            map.Word("direction", MetricDirection.None),
            map.Flag("rate", false),
            map.Text("meaning", "what it says, in a sentence"),
            map.OptionalText("source") ?? "",
            map.Texts("aliases"));
        map.Finish();
        return metric;
    }

    private static Concept ReadConcept(YamlMap map)
    {
        var concept = new Concept(map.Text("id", "lower-case words joined by hyphens"), map.Texts("terms"), map.Texts("related"));
        map.Finish();
        return concept;
    }
}
