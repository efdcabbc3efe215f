namespace Evidence.Artifacts;

/// <summary>Where an artifact came from, complete enough to fetch it again or to ask its owner.</summary>
/// <param name="Source">Id of the source in evidence.yaml.</param>
/// <param name="SourceType">Connector type, for instance <c>mlflow</c>.</param>
/// <param name="Locator">URL (or file URI relative to the workspace) it was read from, without credentials or signatures.</param>
/// <param name="Subject">What it is about, in the source's own terms: a run id, a commit, an issue key.</param>
/// <param name="CollectorVersion">Version of the connector that read it.</param>
/// <param name="CollectedAt">When it was read.</param>
/// <param name="ProducedAt">When the source says it was made; freshness is judged by this where known, else by <see cref="CollectedAt"/>.</param>
/// <param name="Attributes">Anything else the source says of it (run name, workflow, author ...), without secrets. Sorted by name.</param>
public sealed record Provenance(
    string Source,
    string SourceType,
    string Locator,
    string Subject,
    string CollectorVersion,
    DateTimeOffset CollectedAt,
    DateTimeOffset? ProducedAt = null,
    IReadOnlyDictionary<string, string>? Attributes = null)
{
    /// <summary>The time freshness is judged by.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset Age => ProducedAt ?? CollectedAt;
}
