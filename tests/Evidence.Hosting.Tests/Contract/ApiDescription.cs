using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Evidence.Hosting.Tests.Contract;

/// <summary>What the OpenAPI document of a host promises, and whether an answer keeps it.</summary>
internal sealed class ApiDescription(JsonObject document)
{
    private const string Problem = "application/problem+json";

    public IEnumerable<string> OperationIds => Operations().Select(operation => (string)operation["operationId"]!);

    public static async Task<ApiDescription> OfAsync(HttpClient client) =>
        new(JsonNode.Parse(await client.GetStringAsync("/api/openapi.json"))!.AsObject());

    /// <summary>Fails where the operation does not document the status, media type or form of the answer.</summary>
    public async Task CheckAsync(string operationId, HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString();
        var text = answer.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("json", StringComparison.Ordinal) ? await answer.Content.ReadAsStringAsync() : "";
        var responses = Operations().Single(operation => (string)operation["operationId"]! == operationId)["responses"]!.AsObject();
        Assert.True(responses.ContainsKey(status), $"{operationId} answered {status}, which it does not document: {text}");
        var content = responses[status]!["content"]!.AsObject();
        var (mediaType, described) = content.Single();
        if (mediaType is "application/octet-stream")
        {
            return;
        }

        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        if (mediaType == Problem)
        {
            Assert.Equal((int)answer.StatusCode, (int)JsonNode.Parse(text)!["status"]!);
        }

        var errors = Validate(described!["schema"]!, text);
        Assert.True(errors.Length == 0, $"{operationId} {status} is not as described: {errors}\n{text}");
    }

    private IEnumerable<JsonNode> Operations() => document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!);

    private string Validate(JsonNode schema, string text)
    {
        // Components become definitions, so that references resolve within one schema.
        var whole = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["allOf"] = new JsonArray(schema.DeepClone()), ["$defs"] = document["components"]!["schemas"]!.DeepClone() };
        var json = whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        using var instance = JsonDocument.Parse(text);
        var result = JsonSchema.FromText(json).Evaluate(instance.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? "" : string.Join("; ", (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}"));
    }
}
