using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.GitLab;

/// <summary>Answers as GitLab does for <c>acme/credit</c>: one commit with a pipeline. What a test does not switch on is not found.</summary>
internal sealed class FakeGitLab
{
    public const string Sha = "acb5820ced9479c074f688cc328bf03f341a511d";
    public const string Project = "/api/v4/projects/acme%2Fcredit";

    /// <summary>Jobs of the pipeline.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Size of each trace; null: small.</summary>
    public long? TraceBytes { get; init; }

    /// <summary>State of the pipeline.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Says more about each job.</summary>
    public Action<JsonObject> Describe { get; init; } = _ => { };

    public void MapTo(FakeSource fake) => fake
        .Map("GET", Project, _ => FakeAnswer.Json(new { id = 1, path_with_namespace = "acme/credit" }))
        .Map("GET", Project + "/repository/tags/v2.4.0", _ => FakeAnswer.Json(new { name = "v2.4.0", commit = new { id = Sha } }))
        .Map("GET", Project + "/repository/commits/" + Sha, _ => FakeAnswer.Json(new { id = Sha }))
        .Map("GET", Project + "/repository/commits/main", _ => FakeAnswer.Json(new { id = Sha }))
        .Map("GET", Project + "/repository/commits/" + Sha + "/merge_requests", _ => FakeAnswer.Json("[]"))
        .Map("GET", Project + "/pipelines", request => Pages.Of(fake, request, request.Query("sha") == Sha ? 1 : 0, _ => Pipeline(7)))
        .Map("GET", Project + "/pipelines/7", _ => FakeAnswer.Json(Pipeline(7).ToJsonString()))
        .Map("GET", Project + "/pipelines/7/jobs", request => Pages.Of(fake, request, Jobs, Job).With("X-Total", $"{Jobs}"))
        .Map("GET", Project + "/pipelines/{id}/bridges", _ => FakeAnswer.Json("[]"))
        .Map("GET", Project + "/pipelines/{id}/test_report", _ => FakeAnswer.Json("{\"total_count\":0}"))
        .Map("GET", Project + "/jobs/{job}/trace", request => Trace(request.Route["job"]));

    public JsonObject Pipeline(int id) => new()
    {
        ["id"] = id, ["project_id"] = 1, ["sha"] = Sha, ["ref"] = "main", ["status"] = Status, ["updated_at"] = "2026-09-01T10:20:00Z",
    };

    private JsonNode Job(int number)
    {
        var job = new JsonObject
        {
            ["id"] = 100 + number, ["name"] = $"test {number}", ["stage"] = "test", ["status"] = "success",
            ["started_at"] = "2026-09-01T10:10:00Z", ["finished_at"] = "2026-09-01T10:15:00Z", ["artifacts"] = new JsonArray(),
        };
        Describe(job);
        return job;
    }

    private FakeAnswer Trace(string job) => TraceBytes is { } bytes ? FakeAnswer.Generated(bytes, "text/plain") : FakeAnswer.Text($"job {job} ran\n");
}
