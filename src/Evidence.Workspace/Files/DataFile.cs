using Evidence.Answers;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>A file of framework-mappings/, which says what it is by its first name: a framework, metrics or concepts.</summary>
/// <param name="Framework">The framework; null: it holds none.</param>
/// <param name="Metrics">Metrics it defines.</param>
/// <param name="Concepts">Concepts it defines.</param>
internal sealed record DataFile(Framework? Framework, IReadOnlyList<MetricDefinition> Metrics, IReadOnlyList<Concept> Concepts)
{
    public static DataFile Read(YamlMap map) =>
        map.Names.Contains("metrics") ? new(null, VocabularyFile.ReadMetrics(map), [])
        : map.Names.Contains("concepts") ? new(null, [], VocabularyFile.ReadConcepts(map))
        : new(FrameworkFile.Read(map), [], []);
}
