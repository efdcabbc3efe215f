using System.Text.Json;
using Evidence.Testing;
using Json.Schema;

namespace Evidence.Workspace.Tests.FrameworkData;

public sealed class SchemaTests
{
    private static readonly EvaluationOptions _options = new() { OutputFormat = OutputFormat.List };

    public static TheoryData<string> Files =>
        [.. new[] { "", "mappings", "crosswalks" }.SelectMany(ShippedData.Files).Select(file => Path.GetRelativePath(ShippedData.Root, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Files))]
    public void ShippedFile_MeetsItsSchema(string file)
    {
        var text = File.ReadAllText(Path.Combine(ShippedData.Root, file));

        Assert.Empty(Problems(SchemaOf(file), text));
    }

    [Theory]
    [InlineData("framework", "framework: a\ntitle: A\nversion: \"1\"\npublisher: P\nsource: S\ngroups: [{ id: G, title: T }]\ncontrols: [{ id: \"5.10\", title: T, group: G }]")]
    [InlineData("mapping", "mappings: [{ id: m, kind: policy, controls: [\"a:5.10\"], strength: direct, expects: A policy on owners., fresh: 365d, tiers: [1, 2] }]")]
    [InlineData("crosswalk", "crosswalk: a_b\nfrom: a\nto: b\nsource: S\nrows: [{ from: G1, to: \"5.10\", relation: subset, reason: One part of it. }]")]
    [InlineData("metrics", "metrics: [{ id: fairness.gap, title: Gap, unit: share, direction: lower, rate: false, meaning: How far apart., source: S, aliases: [gap] }]")]
    [InlineData("vocabulary", "concepts: [{ id: personal-data, terms: [PII, personal data], related: [privacy] }]")]
    public void RightFile_IsAccepted(string schema, string yaml) => Assert.Empty(Problems(schema, yaml));

    [Theory]
    [InlineData("framework", "framework: A B\ntitle: A\nversion: \"1\"\npublisher: P\nsource: S\ngroups: [{ id: G, title: T }]\ncontrols: [{ id: G1, title: T, group: G }]", "/framework")]
    [InlineData("framework", "framework: a\ntitle: A\nversion: \"1\"\npublisher: P\nsource: S\ngroups: [{ id: G, title: T }]\ncontrols: [{ id: 5.1, title: T, group: G }]", "/controls/0/id")]
    [InlineData("mapping", "mappings: [{ id: m, kind: policy, controls: [no-colon], strength: direct, expects: A policy on owners. }]", "/mappings/0/controls/0")]
    [InlineData("mapping", "mappings: [{ id: m, kind: policy, controls: [\"a:1\"], strength: strong, expects: A policy on owners. }]", "/mappings/0/strength")]
    [InlineData("mapping", "mappings: [{ id: m, kind: policy, controls: [\"a:1\"], strength: direct, expects: A policy on owners., fresh: 1 year }]", "/mappings/0/fresh")]
    [InlineData("mapping", "mappings: [{ id: m, kind: policy, when: { metric: fairness }, controls: [\"a:1\"], strength: direct, expects: A policy on owners. }]", "/mappings/0/when/metric")]
    [InlineData("mapping", "mappings: [{ id: m, kind: policy, controls: [\"a:1\"], strength: direct, expects: A policy on owners., tiers: [4] }]", "/mappings/0/tiers/0")]
    [InlineData("crosswalk", "crosswalk: a_b\nfrom: a\nto: b\nsource: S\nrows: [{ from: G1, to: G2, relation: similar, reason: One part of it. }]", "/rows/0/relation")]
    [InlineData("crosswalk", "crosswalk: a_b\nfrom: a\nto: b\nsource: S\nrows: [{ from: G1, to: G2, relation: equal }]", "/rows/0")]
    [InlineData("metrics", "metrics: [{ id: Gap, title: Gap, meaning: How far apart. }]", "/metrics/0/id")]
    [InlineData("vocabulary", "concepts: [{ id: personal-data, terms: [] }]", "/concepts/0/terms")]
    public void WrongFile_IsRefusedWhereItIsWrong(string schema, string yaml, string where) => Assert.Contains(where, Problems(schema, yaml));

    [Theory]
    [InlineData("framework")]
    [InlineData("mapping")]
    [InlineData("crosswalk")]
    [InlineData("metrics")]
    [InlineData("vocabulary")]
    public void Schema_DescribesEveryPropertyForEditors(string schema)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PathOf(schema)));

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", json.RootElement.GetProperty("$schema").GetString());
        Assert.Empty(Undescribed(json.RootElement, ""));
    }

    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var inner in Undescribed(items, path + "[]"))
            {
                yield return inner;
            }
        }

        foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
        {
            if (!property.Value.TryGetProperty("description", out _))
            {
                yield return $"{path}/{property.Name}";
            }

            foreach (var inner in Undescribed(property.Value, $"{path}/{property.Name}"))
            {
                yield return inner;
            }
        }
    }

    private static List<string> Problems(string schema, string yaml)
    {
        using var instance = JsonDocument.Parse(YamlAsJson.Read(yaml)!.ToJsonString());
        var results = JsonSchema.FromText(File.ReadAllText(PathOf(schema))).Evaluate(instance.RootElement, _options);
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail => detail.InstanceLocation.ToString()).Distinct()];
    }

    private static string SchemaOf(string file) => file switch
    {
        "metrics.yaml" => "metrics",
        "vocabulary.yaml" => "vocabulary",
        _ when file.StartsWith("mappings/", StringComparison.Ordinal) => "mapping",
        _ when file.StartsWith("crosswalks/", StringComparison.Ordinal) => "crosswalk",
        _ => "framework",
    };

    private static string PathOf(string schema) => RepositoryRoot.Path("templates", "schemas", $"{schema}.schema.json");
}
