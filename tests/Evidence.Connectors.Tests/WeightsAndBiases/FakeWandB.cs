using System.Globalization;
using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Answers as the GraphQL API does for the project <c>acme/credit</c> with so many runs, each with one file.</summary>
internal sealed class FakeWandB(int runs)
{
    private readonly Dictionary<string, Func<JsonObject, JsonNode?>> _operations = [];

    /// <summary>Size of the file each run has; null: small, with the run's number in it.</summary>
    public long? FileBytes { get; init; }

    /// <summary>Rows of history each run has.</summary>
    public int HistoryRows { get; init; }

    /// <summary>Answers an operation with what is below <c>data</c>.</summary>
    public FakeWandB On(string operation, Func<JsonObject, JsonNode?> answer)
    {
        _operations[operation] = answer;
        return this;
    }

    public void MapTo(FakeSource fake)
    {
        fake.Map("POST", "/graphql", request => Answer(fake, request));
        fake.Map("GET", "/storage/{run}/wandb-summary.json", request => Body(int.Parse(request.Route["run"], CultureInfo.InvariantCulture)));
        fake.Map("GET", "/storage/{name}", request => FakeAnswer.Text(request.Route["name"]));
    }

    /// <summary>A connection with one page.</summary>
    public static JsonObject Page(params JsonNode[] nodes) => Page(null, nodes);

    /// <summary>A file behind a signed address.</summary>
    public static JsonObject File(FakeSource fake, string name, string storage, long size, string md5 = "md5") => new()
    {
        ["id"] = $"file-{name}", ["name"] = name, ["sizeBytes"] = size, ["md5"] = md5, ["directUrl"] = $"{fake.Url}storage/{storage}?Expires=9&Signature=abcdef",
    };

    private static JsonObject Page(string? cursor, params IEnumerable<JsonNode> nodes) => new()
    {
        ["pageInfo"] = new JsonObject { ["hasNextPage"] = cursor is not null, ["endCursor"] = cursor },
        ["edges"] = new JsonArray([.. nodes.Select(node => new JsonObject { ["node"] = node })]),
    };

    private static JsonObject InProject(string member, JsonNode? value) => new() { ["project"] = new JsonObject { ["id"] = "p", [member] = value } };

    private FakeAnswer Answer(FakeSource fake, FakeRequest request)
    {
        var body = request.Json;
        var variables = body["variables"]?.AsObject() ?? [];
        var operation = (string)body["operationName"]!;
        JsonNode? data;
        if (_operations.TryGetValue(operation, out var answer))
        {
            data = answer(variables);
        }
        else if (variables["project"] is { } project && (string)project! != "credit")
        {
            data = new JsonObject { ["project"] = null };
        }
        else
        {
            data = Default(fake, operation, variables);
        }

        return FakeAnswer.Json(new JsonObject { ["data"] = data?.DeepClone() }.ToJsonString());
    }

    private JsonObject Default(FakeSource fake, string operation, JsonObject variables) => operation switch
    {
        "Viewer" => new() { ["viewer"] = new JsonObject { ["id"] = "u", ["username"] = "auditor" } },
        "Project" => InProject("name", "credit"),
        "Runs" => InProject("runs", Runs(variables)),
        "Run" => InProject("run", Number((string)variables["run"]!) is { } number ? Run(number) : null),
        "RunHistory" => InProject("run", new JsonObject { ["id"] = "r", ["history"] = new JsonArray("{\"_step\":0,\"loss\":0.5}", "{\"_step\":1,\"loss\":0.4}") }),
        "RunFiles" => InProject("run", new JsonObject { ["id"] = "r", ["files"] = Page(Summary(fake, Number((string)variables["run"]!)!.Value)) }),
        "RunOutputs" or "RunInputs" => InProject("run", new JsonObject { ["id"] = "r", ["artifacts"] = Page() }),
        "ArtifactTypes" => InProject("artifactTypes", Page()),
        "OrganizationEntity" => new() { ["entity"] = new JsonObject { ["organization"] = new JsonObject { ["orgEntity"] = new JsonObject { ["name"] = "acme-org" } } } },
        _ => throw new InvalidOperationException($"The test gives no answer to {operation}."),
    };

    private JsonObject Runs(JsonObject variables)
    {
        if ((string?)variables["filters"] is { } filter)
        {
            var named = Enumerable.Range(0, runs).Where(number => filter.Contains($"\"run {number}\"", StringComparison.Ordinal)).Select(Run);
            return Page(null, named);
        }

        var from = int.Parse((string?)variables["cursor"] ?? "0", CultureInfo.InvariantCulture);
        var to = Math.Min(runs, from + (int)variables["first"]!);
        var page = Page(to < runs ? to.ToString(CultureInfo.InvariantCulture) : null, Enumerable.Range(from, Math.Max(0, to - from)).Select(Run));
        page["totalCount"] = runs;
        return page;
    }

    private JsonObject Run(int number) => new()
    {
        ["id"] = $"id-{number}", ["name"] = $"r{number}", ["displayName"] = $"run {number}", ["state"] = "finished", ["config"] = "{}",
        ["summaryMetrics"] = $"{{\"accuracy\":0.{number + 1}}}", ["createdAt"] = "2026-01-01T00:00:00Z", ["heartbeatAt"] = "2026-01-02T03:04:05Z",
        ["historyLineCount"] = HistoryRows, ["fileCount"] = 1, ["commit"] = "acb5820",
    };

    private int? Number(string run) => int.TryParse(run.TrimStart('r'), CultureInfo.InvariantCulture, out var number) && number < runs ? number : null;

    private JsonObject Summary(FakeSource fake, int number) => File(fake, "wandb-summary.json", $"{number}/wandb-summary.json", Body(number).Length);

    private FakeAnswer Body(int number) => FileBytes is { } bytes ? FakeAnswer.Generated(bytes) : FakeAnswer.Json($"{{\"accuracy\": {number}}}");
}
