using System.Text.Json.Nodes;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.MLflow;

/// <summary>The requests of MLflow's REST API (https://mlflow.org/docs/latest/rest-api.html).</summary>
internal static class MLflowRequests
{
    private const string Api = "api/2.0/mlflow/";
    private const string Api3 = "api/3.0/mlflow/";

    public static SourceRequest ExperimentByName(string name) => SourceRequest.Get(Api + "experiments/get-by-name", ("experiment_name", name));

    public static SourceRequest ExperimentById(string id) => SourceRequest.Get(Api + "experiments/get", ("experiment_id", id));

    public static SourceRequest Experiments(int maxResults, string? filter)
    {
        var body = new JsonObject { ["max_results"] = maxResults };
        if (filter is not null)
        {
            body["filter"] = filter;
        }

        return SourceRequest.Post(Api + "experiments/search", body);
    }

    /// <summary>Runs by their start, so that a run that begins meanwhile comes last and moves no other from page to page.</summary>
    public static SourceRequest Runs(string experimentId, string? filter, int maxResults)
    {
        var body = new JsonObject
        {
            ["experiment_ids"] = new JsonArray(experimentId),
            ["max_results"] = maxResults,
            ["order_by"] = new JsonArray("attributes.start_time ASC"),
            ["run_view_type"] = "ACTIVE_ONLY",
        };
        if (filter is not null)
        {
            body["filter"] = filter;
        }

        return SourceRequest.Post(Api + "runs/search", body);
    }

    public static SourceRequest Run(string runId) => SourceRequest.Get(Api + "runs/get", ("run_id", runId));

    public static SourceRequest Artifacts(string runId, string? path) => SourceRequest.Get(Api + "artifacts/list", ("run_id", runId), ("path", path));

    public static SourceRequest ProxiedArtifact(string storePath) => SourceRequest.Get("api/2.0/mlflow-artifacts/artifacts/" + Escape(storePath));

    public static SourceRequest RunArtifact(string runId, string path) => SourceRequest.Get("get-artifact", ("path", path), ("run_uuid", runId));

    public static SourceRequest History(string runId, string metric) =>
        SourceRequest.Get(Api + "metrics/get-history", ("run_id", runId), ("metric_key", metric), ("max_results", "25000"));

    public static SourceRequest Histories(IEnumerable<string> runIds, string metric, int maxResults)
    {
        var request = SourceRequest.Get("ajax-api/2.0/mlflow/metrics/get-history-bulk", ("metric_key", metric), ("max_results", $"{maxResults}"));
        return request with { Query = request.Query.AddRange(runIds.Select(id => KeyValuePair.Create("run_id", id))) };
    }

    public static SourceRequest RegisteredModel(string name) => SourceRequest.Get(Api + "registered-models/get", ("name", name));

    public static SourceRequest RegisteredModels() => SourceRequest.Get(Api + "registered-models/search", ("max_results", "100"));

    public static SourceRequest ModelVersion(string name, string version) => SourceRequest.Get(Api + "model-versions/get", ("name", name), ("version", version));

    public static SourceRequest ModelVersionByAlias(string name, string alias) => SourceRequest.Get(Api + "registered-models/alias", ("name", name), ("alias", alias));

    public static SourceRequest ModelVersions(string name) =>
        SourceRequest.Get(Api + "model-versions/search", ("filter", $"name={Quote(name)}"), ("max_results", "1000"));

    public static SourceRequest LoggedModel(string id) => SourceRequest.Get(Api + "logged-models/" + Escape(id));

    public static SourceRequest LoggedModels(string experimentId, string? filter)
    {
        var body = new JsonObject { ["experiment_ids"] = new JsonArray(experimentId), ["max_results"] = 50 };
        if (filter is not null)
        {
            body["filter"] = filter;
        }

        return SourceRequest.Post(Api + "logged-models/search", body);
    }

    public static SourceRequest LoggedModelArtifacts(string id, string? path) =>
        SourceRequest.Get(Api + $"logged-models/{Escape(id)}/artifacts/directories", ("artifact_directory_path", path));

    public static SourceRequest LoggedModelArtifact(string id, string path) =>
        SourceRequest.Get($"ajax-api/2.0/mlflow/logged-models/{Escape(id)}/artifacts/files", ("artifact_file_path", path));

    /// <summary>Traces as MLflow 3 gives them, with their assessments.</summary>
    public static SourceRequest Traces(string experimentId, string? filter)
    {
        var place = new JsonObject { ["type"] = "MLFLOW_EXPERIMENT", ["mlflow_experiment"] = new JsonObject { ["experiment_id"] = experimentId } };
        var body = new JsonObject { ["locations"] = new JsonArray(place), ["max_results"] = 500, ["order_by"] = new JsonArray("timestamp_ms ASC") };
        if (filter is not null)
        {
            body["filter"] = filter;
        }

        return SourceRequest.Post(Api3 + "traces/search", body);
    }

    /// <summary>Traces as MLflow 2.14 and later give them.</summary>
    public static SourceRequest TracesBefore3(string experimentId, string? filter) =>
        SourceRequest.Get(Api + "traces", ("experiment_ids", experimentId), ("max_results", "500"), ("order_by", "timestamp_ms ASC"), ("filter", filter));

    public static SourceRequest EvaluationDatasets(string experimentId) =>
        SourceRequest.Post(Api3 + "datasets/search", new JsonObject { ["experiment_ids"] = new JsonArray(experimentId), ["max_results"] = 100 });

    /// <summary>A text in MLflow's search language. It knows no escapes, so the quote that does not occur is taken.</summary>
    public static string Quote(string text) => text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
