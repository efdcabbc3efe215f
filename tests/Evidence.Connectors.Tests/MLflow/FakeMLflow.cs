using System.Globalization;
using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.MLflow;

/// <summary>Answers as an MLflow server with one experiment does, page tokens and errors included.</summary>
internal sealed class FakeMLflow(int runs)
{
    private const long Start = 1760000000000;

    /// <summary>Size of the file each run has; null: small, with the run's number in it.</summary>
    public long? FileBytes { get; init; }

    /// <summary>Values each metric has.</summary>
    public int Values { get; init; } = 1;

    public static string RunId(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    public void MapTo(FakeSource fake, string at = "") => fake
        .Map("GET", at + "/api/2.0/mlflow/experiments/get-by-name", request => request.Query("experiment_name") == "credit" ? FakeAnswer.Json(new { experiment = Experiment }) : Absent)
        .Map("GET", at + "/api/2.0/mlflow/experiments/get", request => request.Query("experiment_id") == "1" ? FakeAnswer.Json(new { experiment = Experiment }) : Absent)
        .Map("POST", at + "/api/2.0/mlflow/experiments/search", _ => FakeAnswer.Json(new { experiments = new[] { Experiment } }))
        .Map("POST", at + "/api/2.0/mlflow/runs/search", Search)
        .Map("GET", at + "/api/2.0/mlflow/runs/get", request => Number(request.Query("run_id")) is { } number ? FakeAnswer.Json(new JsonObject { ["run"] = Run(number) }.ToJsonString()) : Absent)
        .Map("GET", at + "/ajax-api/2.0/mlflow/metrics/get-history-bulk", request => History([.. request.QueryAll("run_id")], request.Query("metric_key")!))
        .Map("GET", at + "/api/2.0/mlflow/metrics/get-history", request => History([request.Query("run_id")!], request.Query("metric_key")!))
        .Map("GET", at + "/api/2.0/mlflow/artifacts/list", List)
        .Map("GET", at + "/api/2.0/mlflow-artifacts/artifacts/1/{run}/artifacts/reports/card.md", request => File(request.Route["run"]));

    public static FakeAnswer Absent => FakeAnswer.Json(new { error_code = "RESOURCE_DOES_NOT_EXIST", message = "no such thing" }) with { Status = 404 };

    /// <summary>By run, the run it is nested in.</summary>
    public Dictionary<int, int> Parents { get; init; } = [];

    private static object Experiment => new { experiment_id = "1", name = "credit", lifecycle_stage = "active" };

    private static JsonArray Metrics(int number) =>
        [new JsonObject { ["key"] = "accuracy", ["value"] = 0.9, ["timestamp"] = Start, ["step"] = 0 }, new JsonObject { ["key"] = "auc", ["value"] = 0.5 + (number / 10000.0), ["timestamp"] = Start, ["step"] = 0 }];

    private bool Matches(string filter, int number) =>
        filter.Contains($"run_name = 'run-{number}'", StringComparison.Ordinal)
        || (filter.Contains("parentRunId", StringComparison.Ordinal) && Parents.TryGetValue(number, out var parent) && filter.Contains(RunId(parent), StringComparison.Ordinal));

    private JsonArray Tags(int number)
    {
        var tags = new JsonArray(new JsonObject { ["key"] = "mlflow.source.git.commit", ["value"] = "acb5820" });
        if (Parents.TryGetValue(number, out var parent))
        {
            tags.Add(new JsonObject { ["key"] = "mlflow.parentRunId", ["value"] = RunId(parent) });
        }

        return tags;
    }

    private JsonObject Run(int number) => new()
    {
        ["info"] = new JsonObject
        {
            ["run_id"] = RunId(number),
            ["experiment_id"] = "1",
            ["run_name"] = $"run-{number}",
            ["status"] = "FINISHED",
            ["start_time"] = Start + number,
            ["end_time"] = Start + number + 30000,
            ["artifact_uri"] = $"mlflow-artifacts:/1/{RunId(number)}/artifacts",
        },
        ["data"] = new JsonObject { ["metrics"] = Metrics(number), ["tags"] = Tags(number) },
    };

    private int? Number(string? runId) =>
        int.TryParse(runId, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) && number < runs ? number : null;

    private FakeAnswer Search(FakeRequest request)
    {
        if ((string?)request.Json["filter"] is { } filter)
        {
            var chosen = Enumerable.Range(0, runs).Where(number => Matches(filter, number)).Select(Run);
            return FakeAnswer.Json(new JsonObject { ["runs"] = new JsonArray([.. chosen]) }.ToJsonString());
        }

        var from = int.Parse((string?)request.Json["page_token"] ?? "0", CultureInfo.InvariantCulture);
        var to = Math.Min(runs, from + (int)request.Json["max_results"]!);
        var page = new JsonObject { ["runs"] = new JsonArray([.. Enumerable.Range(from, Math.Max(0, to - from)).Select(Run)]) };
        if (to < runs)
        {
            page["next_page_token"] = to.ToString(CultureInfo.InvariantCulture);
        }

        return FakeAnswer.Json(page.ToJsonString());
    }

    private FakeAnswer History(IReadOnlyList<string> ids, string metric)
    {
        var rows = ids.SelectMany(id => Enumerable.Range(0, Values).Select(step => new JsonObject { ["key"] = metric, ["value"] = step, ["timestamp"] = Start + step, ["step"] = step, ["run_id"] = id }));
        return FakeAnswer.Json(new JsonObject { ["metrics"] = new JsonArray([.. rows]) }.ToJsonString());
    }

    private FakeAnswer List(FakeRequest request)
    {
        var number = Number(request.Query("run_id"));
        if (number is null)
        {
            return Absent;
        }

        object[] files = request.Query("path") == "reports"
            ? [new { path = "reports/card.md", is_dir = false, file_size = Body(number.Value).Length }]
            : [new { path = "reports", is_dir = true }];
        return FakeAnswer.Json(new { root_uri = $"mlflow-artifacts:/1/{RunId(number.Value)}/artifacts", files });
    }

    /// <summary>The file of a run.</summary>
    public FakeAnswer File(string runId) => Number(runId) is { } number ? Body(number) : Absent;

    private FakeAnswer Body(int number) => FileBytes is { } bytes ? FakeAnswer.Generated(bytes) : FakeAnswer.Text($"# Model card of run {number}\n", "text/markdown");
}
