namespace Evidence.Connectors.MLflow;

/// <summary>In what servers that speak MLflow's REST API differ.</summary>
/// <param name="HasBulkHistory">Whether the histories of many runs can be asked for at once (the endpoint MLflow's own pages use).</param>
/// <param name="HasTraces">Whether there may be traces, evaluation datasets and logged models.</param>
internal sealed record MLflowDialect(bool HasBulkHistory, bool HasTraces)
{
    /// <summary>MLflow as it is published.</summary>
    public static MLflowDialect OpenSource { get; } = new(HasBulkHistory: true, HasTraces: true);
}
