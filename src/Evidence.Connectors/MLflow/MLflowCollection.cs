using Evidence.Connectors.Collecting;
using Evidence.Ports;

namespace Evidence.Connectors.MLflow;

/// <summary>One collection of an MLflow source: what its parts share.</summary>
internal sealed class MLflowCollection(MLflowServer server, CollectionRun run)
{
    public MLflowServer Server => server;

    public CollectionRun Run => run;

    /// <summary>How many things are worked on at once.</summary>
    public ParallelOptions Parallel(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = server.Options.Http.Parallelism, CancellationToken = cancellationToken };

    /// <summary>A draft for something of a run.</summary>
    public ArtifactDraft DraftOf(MLflowRun mlflowRun, string name, string mediaType, string locator) => new(
        $"runs/{mlflowRun.Id}/{name}",
        mediaType,
        locator,
        mlflowRun.Id,
        run.Version,
        mlflowRun.EndedAt ?? mlflowRun.StartedAt,
        AttributesOf(mlflowRun));

    private static Dictionary<string, string> AttributesOf(MLflowRun run)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("run-name", run.Name);
        Add("run-status", run.Status);
        Add("experiment-id", run.ExperimentId);
        Add("user", run.User);
        Add("parent-run", run.ParentId);
        Add("git-commit", run.GitCommit);
        return attributes;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                attributes[name] = value;
            }
        }
    }
}
