namespace Evidence.Releases;

/// <summary>What evidence of a release must be about, in one source's own terms: an MLflow run, a git commit, a Jira query.</summary>
/// <param name="Source">Id of a source in evidence.yaml.</param>
/// <param name="Selector">Names and values the connector understands (<c>experiment</c>, <c>run</c>, <c>commit</c>, <c>jql</c>, <c>path</c> ...).</param>
public sealed record Subject(string Source, IReadOnlyDictionary<string, string> Selector)
{
    /// <summary>The value of that name, or null.</summary>
    public string? this[string name] => Selector.GetValueOrDefault(name);

    /// <summary><c>source: name=value, name=value</c>.</summary>
    public override string ToString() =>
        $"{Source}: {string.Join(", ", Selector.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}";
}
