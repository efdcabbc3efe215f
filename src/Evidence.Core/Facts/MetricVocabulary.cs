using System.Collections.Frozen;

namespace Evidence.Facts;

/// <summary>The one vocabulary of metrics: turns the names tools use into ours, so that a policy written once works on every tool.</summary>
public sealed class MetricVocabulary
{
    private readonly FrozenDictionary<string, MetricDefinition> _byId;
    private readonly FrozenDictionary<string, MetricDefinition> _byAlias;

    /// <summary>Builds the vocabulary; the first definition wins where two claim one alias.</summary>
    public MetricVocabulary(IEnumerable<MetricDefinition> definitions)
    {
        Definitions = [.. definitions];
        _byId = Definitions.GroupBy(metric => metric.Id, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _byAlias = Definitions
            .SelectMany(metric => metric.Aliases.Append(metric.Id).Select(alias => (Key: Fold(alias), Metric: metric)))
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First().Metric, StringComparer.Ordinal);
    }

    /// <summary>A vocabulary without words.</summary>
    public static MetricVocabulary Empty { get; } = new([]);

    /// <summary>All metrics in the order of the file.</summary>
    public IReadOnlyList<MetricDefinition> Definitions { get; }

    /// <summary>The metric of that id, or null.</summary>
    public MetricDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The metric a tool calls by that name, or null.</summary>
    public MetricDefinition? Recognise(string name) => _byAlias.GetValueOrDefault(Fold(name));

    private static string Fold(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
