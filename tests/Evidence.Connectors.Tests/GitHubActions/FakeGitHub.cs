using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.GitHubActions;

/// <summary>Answers as GitHub does for <c>acme/credit</c>: one commit with a workflow run. What a test does not switch on is not found.</summary>
internal sealed class FakeGitHub
{
    public const string Sha = "acb5820ced9479c074f688cc328bf03f341a511d";
    private const string Repository = "/repos/acme/credit";

    /// <summary>Jobs of the run.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Size of each log; null: small.</summary>
    public long? LogBytes { get; init; }

    /// <summary>State of the run.</summary>
    public string Status { get; init; } = "completed";

    /// <summary>Artifacts of the run: name and whether it expired.</summary>
    public IReadOnlyList<(string Name, bool Expired)> Artifacts { get; init; } = [];

    public void MapTo(FakeSource fake) => fake
        .Map("GET", Repository, _ => FakeAnswer.Json(new { id = 1, full_name = "acme/credit" }))
        .Map("GET", Repository + "/commits/tags/v2.4.0", _ => Commit)
        .Map("GET", Repository + "/commits/heads/main", _ => Commit)
        .Map("GET", Repository + "/commits/" + Sha, _ => Commit)
        .Map("GET", Repository + "/actions/runs", request => Pages.Of(fake, request, request.Query("head_sha") == Sha ? 1 : 0, _ => Run, "workflow_runs"))
        .Map("GET", Repository + "/actions/runs/7", _ => FakeAnswer.Json(Run.ToJsonString()))
        .Map("GET", Repository + "/actions/runs/7/jobs", request => Pages.Of(fake, request, Jobs, Job, "jobs"))
        .Map("GET", Repository + "/actions/jobs/{job}/logs", request => Log(request.Route["job"]))
        .Map("GET", Repository + "/actions/runs/7/artifacts", request => Pages.Of(fake, request, Artifacts.Count, Artifact, "artifacts"))
        .Map("GET", Repository + "/actions/runs/7/approvals", _ => FakeAnswer.Json("[]"))
        .Map("GET", Repository + "/commits/" + Sha + "/check-runs", request => Pages.Of(fake, request, 0, Job, "check_runs"))
        .Map("GET", Repository + "/deployments", _ => FakeAnswer.Json("[]"))
        .Map("GET", Repository + "/environments", _ => FakeAnswer.Json(new { total_count = 0, environments = Array.Empty<int>() }))
        .Map("GET", Repository + "/commits/" + Sha + "/pulls", _ => FakeAnswer.Json("[]"));

    private static FakeAnswer Commit => FakeAnswer.Json(new { sha = Sha, commit = new { committer = new { date = "2026-09-01T10:00:00Z" } } });

    private JsonObject Run => new()
    {
        ["id"] = 7, ["name"] = "CI", ["head_sha"] = Sha, ["head_branch"] = "main", ["event"] = "push", ["status"] = Status, ["conclusion"] = "success",
        ["run_attempt"] = 1, ["created_at"] = "2026-09-01T10:05:00Z", ["updated_at"] = "2026-09-01T10:20:00Z",
    };

    private static JsonObject Job(int number) => new()
    {
        ["id"] = 100 + number, ["run_id"] = 7, ["name"] = $"test ({number})", ["status"] = "completed", ["conclusion"] = "success",
        ["run_attempt"] = 1, ["completed_at"] = "2026-09-01T10:15:00Z",
    };

    private JsonObject Artifact(int number) => new()
    {
        ["id"] = 900 + number, ["name"] = Artifacts[number].Name, ["expired"] = Artifacts[number].Expired, ["size_in_bytes"] = 100, ["digest"] = $"sha256:{number}",
        ["created_at"] = "2026-09-01T10:16:00Z", ["updated_at"] = "2026-09-01T10:16:00Z", ["expires_at"] = "2026-11-30T10:16:00Z",
    };

    private FakeAnswer Log(string job) => LogBytes is { } bytes ? FakeAnswer.Generated(bytes, "text/plain") : FakeAnswer.Text($"2026-09-01T10:06:00Z job {job} ran\n");
}
