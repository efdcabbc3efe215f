using System.Globalization;
using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.Bitbucket;

/// <summary>Answers as Bitbucket Cloud does for <c>acme/credit</c>: one commit with a pipeline. What a test does not switch on is not found.</summary>
internal sealed class FakeBitbucket
{
    public const string Sha = "acb5820ced9479c074f688cc328bf03f341a511d";
    public const string Repository = "/2.0/repositories/acme/credit";
    public const string PipelineId = "{0d1a5e9c-0000-4000-8000-000000000007}";

    /// <summary>Steps of the pipeline.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Size of each log; null: small.</summary>
    public long? LogBytes { get; init; }

    /// <summary>State of the pipeline.</summary>
    public string State { get; init; } = "COMPLETED";

    /// <summary>Whether listings say where their next page is, as all but the pipelines API do.</summary>
    public bool LeadsOn { get; init; } = true;

    /// <summary>Says more about each step.</summary>
    public Action<JsonObject> Describe { get; init; } = _ => { };

    public static string StepId(int number) => $"{{5e70{number:D4}-0000-4000-8000-000000000001}}";

    public void MapTo(FakeSource fake) => fake
        .Map("GET", Repository, _ => FakeAnswer.Json(new { full_name = "acme/credit" }))
        .Map("GET", Repository + "/refs/tags/v2.4.0", _ => FakeAnswer.Json(new { name = "v2.4.0", target = new { hash = Sha } }))
        .Map("GET", Repository + "/refs/branches/main", _ => FakeAnswer.Json(new { name = "main", target = new { hash = Sha } }))
        .Map("GET", Repository + "/commit/" + Sha, _ => FakeAnswer.Json(new { hash = Sha }))
        .Map("GET", Repository + "/pipelines", request => Page(fake, request, request.Query("target.commit.hash") == Sha ? 1 : 0, _ => Pipeline()))
        .Map("GET", Repository + "/pipelines/{id}", request => request.Route["id"] is "7" or PipelineId ? FakeAnswer.Json(Pipeline().ToJsonString()) : FakeAnswer.Error(404))
        .Map("GET", Repository + "/pipelines/{id}/steps", request => Page(fake, request, Steps, Step))
        .Map("GET", Repository + "/pipelines/{id}/steps/{step}/log", request => Log(request.Route["step"]));

    /// <summary>A page as Bitbucket gives it.</summary>
    public FakeAnswer Page(FakeSource fake, FakeRequest request, int count, Func<int, JsonNode> item)
    {
        var size = int.Parse(request.Query("pagelen") ?? "10", CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query("page") ?? "1", CultureInfo.InvariantCulture);
        var from = (page - 1) * size;
        var answer = new JsonObject
        {
            ["page"] = page, ["pagelen"] = size, ["size"] = count,
            ["values"] = new JsonArray([.. Enumerable.Range(from, Math.Max(0, Math.Min(count - from, size))).Select(item)]),
        };
        if (LeadsOn && from + size < count)
        {
            answer["next"] = new Uri(fake.Url, $"{request.Path.TrimStart('/')}?pagelen={size}&page={page + 1}").AbsoluteUri;
        }

        return FakeAnswer.Json(answer.ToJsonString());
    }

    private JsonObject Pipeline() => new()
    {
        ["type"] = "pipeline", ["uuid"] = PipelineId, ["build_number"] = 7, ["created_on"] = "2026-09-01T10:00:00.000Z", ["completed_on"] = "2026-09-01T10:20:00.000Z",
        ["target"] = new JsonObject { ["type"] = "pipeline_ref_target", ["ref_type"] = "branch", ["ref_name"] = "main", ["commit"] = new JsonObject { ["hash"] = Sha } },
        ["state"] = State == "COMPLETED"
            ? new JsonObject { ["name"] = State, ["result"] = new JsonObject { ["name"] = "SUCCESSFUL" } }
            : new JsonObject { ["name"] = "IN_PROGRESS", ["stage"] = new JsonObject { ["name"] = State } },
    };

    private JsonNode Step(int number)
    {
        var step = new JsonObject
        {
            ["type"] = "pipeline_step", ["uuid"] = StepId(number), ["name"] = $"test {number}", ["started_on"] = "2026-09-01T10:10:00Z", ["completed_on"] = "2026-09-01T10:15:00Z",
            ["state"] = new JsonObject { ["name"] = "COMPLETED", ["result"] = new JsonObject { ["name"] = "SUCCESSFUL" } },
        };
        Describe(step);
        return step;
    }

    private FakeAnswer Log(string step) => LogBytes is { } bytes ? FakeAnswer.Generated(bytes) : FakeAnswer.Text($"step {step} ran\n", "application/octet-stream");
}
