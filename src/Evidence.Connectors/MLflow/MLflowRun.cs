using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;

namespace Evidence.Connectors.MLflow;

/// <summary>A run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Json">The answer of <c>runs/get</c>: as it came, or made of the bytes of a search page.</param>
/// <param name="Metrics">Names of its metrics.</param>
internal sealed record MLflowRun(string Id, byte[] Json, IReadOnlyList<string> Metrics)
{
    public required string ExperimentId { get; init; }

    public required string Status { get; init; }

    public string? Name { get; init; }

    public string? User { get; init; }

    public string? ArtifactUri { get; init; }

    public string? ParentId { get; init; }

    public string? GitCommit { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Changes with anything the server says of the run.</summary>
    public string Revision { get; } = Sha256Digest.Of(Json).Hex;

    /// <summary>True where the run will log no more by itself.</summary>
    public bool IsOver => Status is "FINISHED" or "FAILED" or "KILLED";

    /// <summary>Reads the answer of <c>runs/get</c>.</summary>
    public static MLflowRun Of(JsonReply reply) =>
        reply.Root.Find("run") is { } run && run.Text("info", "run_id") is not null
            ? Of(run, reply.Bytes.ToArray())
            : throw new SourceFaultException(SourceFaultKind.Malformed, "MLflow answered 200 without a run.", "Check url, and that nothing in between changes the answers.");

    /// <summary>Reads a run of a search page, which has in it what <c>runs/get</c> says.</summary>
    public static MLflowRun OfSearch(JsonElement run) => Of(run, [.. "{\"run\":"u8, .. run.RawBytes(), .. "}"u8]);

    private static MLflowRun Of(JsonElement run, byte[] json)
    {
        var tags = TagsOf(run);
        return new(run.Text("info", "run_id") ?? "", json, [.. run.Items("data", "metrics").Select(metric => metric.Text("key")).OfType<string>()])
        {
            ExperimentId = run.Text("info", "experiment_id") ?? "",
            Status = run.Text("info", "status") ?? "",
            Name = run.Text("info", "run_name") ?? tags.GetValueOrDefault("mlflow.runName"),
            User = run.Text("info", "user_id") ?? tags.GetValueOrDefault("mlflow.user"),
            ArtifactUri = run.Text("info", "artifact_uri"),
            ParentId = tags.GetValueOrDefault("mlflow.parentRunId"),
            GitCommit = tags.GetValueOrDefault("mlflow.source.git.commit"),
            StartedAt = Amounts.ReadUnixMilliseconds(run.Number("info", "start_time")),
            EndedAt = Amounts.ReadUnixMilliseconds(run.Number("info", "end_time")),
        };
    }

    private static Dictionary<string, string> TagsOf(JsonElement run)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in run.Items("data", "tags"))
        {
            if (tag.Text("key") is { } key && key.StartsWith("mlflow.", StringComparison.Ordinal) && tag.Text("value") is { } value)
            {
                tags[key] = value;
            }
        }

        return tags;
    }
}
