using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.MLflow;

/// <summary>Answers what was recorded of a real server, told apart by what was asked for, whatever page size and order were asked with it.</summary>
internal sealed class RecordedMLflow
{
    private static readonly string[] _identifying =
        ["page_token", "experiment_ids", "experiment_id", "experiment_name", "run_id", "run_uuid", "metric_key", "path", "name", "version", "alias"];

    private readonly Dictionary<string, FakeAnswer> _answers = new(StringComparer.Ordinal);

    public RecordedMLflow(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            Add(JsonNode.Parse(File.ReadAllText(file))!);
        }
    }

    public FakeSource MapTo(FakeSource fake) => fake
        .Map("GET", "/{*path}", request => Find(request.Method, request.Path, name => request.Query(name)))
        .Map("POST", "/{*path}", request => Find(request.Method, request.Path, name => Text(request.Json[name])));

    private FakeAnswer Find(string method, string path, Func<string, string?> asked)
    {
        if (_answers.TryGetValue(KeyOf(method, path, asked), out var answer))
        {
            return answer;
        }

        // A run that has no files lists its root and nothing else, as recorded.
        return path.EndsWith("/artifacts/list", StringComparison.Ordinal)
            ? FakeAnswer.Json(new { root_uri = "mlflow-artifacts:/1/none/artifacts" })
            : FakeAnswer.Json(new { error_code = "RESOURCE_DOES_NOT_EXIST", message = "not recorded" }) with { Status = 404 };
    }

    private void Add(JsonNode recording)
    {
        var request = recording["request"]!;
        var asked = request["query"] as JsonObject ?? request["body"] as JsonObject;
        var key = KeyOf((string)request["method"]!, (string)request["path"]!, name => Text(asked?[name]));

        // The first recording of a search is the one without a filter that fails or narrows.
        var isFiltered = asked?["filter"] is not null && ((string)request["path"]!).EndsWith("runs/search", StringComparison.Ordinal);
        if (!isFiltered && (int)recording["status"]! == 200)
        {
            _answers[key] = AnswerOf(recording);
        }
    }

    private static FakeAnswer AnswerOf(JsonNode recording)
    {
        var type = (string?)recording["response_headers"]?["Content-Type"] ?? "application/json";
        return recording["response"] switch
        {
            JsonValue text => FakeAnswer.Text((string)text!, type),
            var json when type.Contains("json", StringComparison.Ordinal) => FakeAnswer.Json(json!.ToJsonString()),
            var content => FakeAnswer.Text(AsPython(content!), type),
        };
    }

    // The recorded file was written by Python, with a blank after each comma and colon.
    private static string AsPython(JsonNode node) => node switch
    {
        JsonObject json => $"{{{string.Join(", ", json.Select(pair => $"{JsonSerializer.Serialize(pair.Key)}: {AsPython(pair.Value!)}"))}}}",
        _ => node.ToJsonString(),
    };

    private static string KeyOf(string method, string path, Func<string, string?> asked) =>
        $"{method} {path} {string.Join('&', _identifying.Select(name => (name, value: asked(name))).Where(pair => pair.value is not null).Select(pair => $"{pair.name}={pair.value}"))}";

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonArray array => string.Join(',', array.Select(Text)),
        _ => node.ToString(),
    };
}
