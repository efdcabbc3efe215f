using System.Globalization;
using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>Answers as Azure Pipelines does for the project <c>credit</c> of <c>acme</c>, with so many builds. What a test does not switch on is not found.</summary>
internal sealed class FakeAzureDevOps
{
    public const string Sha = "acb5820ced9479c074f688cc328bf03f341a511d";
    public const string Api = "/acme/credit/_apis";

    /// <summary>Builds of the branch, numbered from 1.</summary>
    public int Builds { get; init; } = 1;

    /// <summary>Size of each log; null: small.</summary>
    public long? LogBytes { get; init; }

    /// <summary>State of each build.</summary>
    public string Status { get; init; } = "completed";

    public void MapTo(FakeSource fake) => fake
        .Map("GET", "/acme/_apis/projects/credit", _ => FakeAnswer.Json(new { id = "p-1", name = "credit" }))
        .Map("GET", Api + "/build/builds", List)
        .Map("GET", Api + "/build/builds/{build}", request => Find(request.Route["build"]))
        .Map("GET", Api + "/build/builds/{build}/timeline", _ => new FakeAnswer { Status = 204, StatesLength = false })
        .Map("GET", Api + "/build/builds/{build}/logs", _ => Values(new JsonObject { ["id"] = 1, ["lineCount"] = 3, ["lastChangedOn"] = "2026-09-01T10:15:00Z" }))
        .Map("GET", Api + "/build/builds/{build}/logs/1", request => Log(request.Route["build"]))
        .Map("GET", Api + "/build/builds/{build}/artifacts", _ => Values())
        .Map("GET", Api + "/test/runs", _ => Values());

    /// <summary>A listing.</summary>
    public static FakeAnswer Values(params IReadOnlyList<JsonNode> values) =>
        FakeAnswer.Json(new JsonObject { ["count"] = values.Count, ["value"] = new JsonArray([.. values]) }.ToJsonString());

    private FakeAnswer List(FakeRequest request)
    {
        var from = int.Parse(request.Query("continuationToken") ?? "0", CultureInfo.InvariantCulture);
        var to = Math.Min(Builds, from + int.Parse(request.Query("$top")!, CultureInfo.InvariantCulture));
        var answer = Values([.. Enumerable.Range(from + 1, Math.Max(0, to - from)).Select(Build)]);
        return to < Builds ? answer.With("x-ms-continuationtoken", to.ToString(CultureInfo.InvariantCulture)) : answer;
    }

    private FakeAnswer Find(string build) =>
        int.TryParse(build, CultureInfo.InvariantCulture, out var number) && number <= Builds ? FakeAnswer.Json(Build(number).ToJsonString()) : FakeAnswer.Error(404, "The requested build could not be found.");

    private JsonNode Build(int number) => new JsonObject
    {
        ["id"] = number, ["buildNumber"] = $"2026.{number}", ["status"] = Status, ["result"] = "succeeded", ["sourceVersion"] = number == 1 ? Sha : $"{number:x40}", ["sourceBranch"] = "refs/heads/main",
        ["finishTime"] = "2026-09-01T10:15:00Z", ["definition"] = new JsonObject { ["id"] = 3, ["name"] = "CI" }, ["project"] = new JsonObject { ["id"] = "p-1", ["name"] = "credit" },
    };

    private FakeAnswer Log(string build) => LogBytes is { } bytes ? FakeAnswer.Generated(bytes, "text/plain") : FakeAnswer.Text($"build {build} ran\n");
}
