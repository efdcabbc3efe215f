using Evidence.Connectors.Http;

namespace Evidence.Connectors.MLflow;

/// <summary>In what servers that speak MLflow's REST API differ.</summary>
/// <param name="HasBulkHistory">Whether the histories of many runs can be asked for at once (the endpoint MLflow's own pages use).</param>
/// <param name="HasTraces">Whether there may be traces, evaluation datasets and logged models.</param>
internal sealed record MLflowDialect(bool HasBulkHistory, bool HasTraces)
{
    /// <summary>MLflow as it is published.</summary>
    public static MLflowDialect OpenSource { get; } = new(HasBulkHistory: true, HasTraces: true);

    /// <summary>Where the files of a run come from; null: from the server's own addresses.</summary>
    public Func<SourceClient, string, IFileSource>? FindFiles { get; init; }

    /// <summary>Collects what else a system has of a run; null: nothing.</summary>
    public Func<MLflowCollection, MLflowRun, CancellationToken, Task>? CollectMore { get; init; }
}
