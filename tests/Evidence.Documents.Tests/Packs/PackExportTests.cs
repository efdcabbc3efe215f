using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evidence.Documents.Packs.Exports;
using Evidence.Facts;
using Evidence.Packs;
using Evidence.Testing;
using Evidence.Testing.Packs;
using Json.Schema;

namespace Evidence.Documents.Tests.Packs;

public sealed partial class PackExportTests
{
    private static readonly PackContent _content = SampleRelease.Content();

    [CorpusFact]
    public void OscalPlan_ValidatesAgainstNistsSchema() => AssertValid(OscalDocuments.Plan(_content), "oscal_assessment-plan_schema.json");

    [CorpusFact]
    public void OscalResults_ValidateAgainstNistsSchema() => AssertValid(OscalDocuments.Results(_content), "oscal_assessment-results_schema.json");

    [CorpusFact]
    public void Sarif_ValidatesAgainstItsSchema() => AssertValid(SarifLog.Of(_content), "sarif-schema-2.1.0.json");

    [CorpusFact]
    public void Attestation_ValidatesAgainstCycloneDxsSchema() =>
        AssertValid(CycloneDxAttestation.Of(_content), "bom-1.6.schema.json", "spdx.schema.json", "jsf-0.82.schema.json", "cryptography-defs.schema.json");

    [Fact]
    public void OscalResults_HaveOneFindingForEveryApplicableControlAndEveryReferenceResolves()
    {
        var result = OscalDocuments.Results(_content)["assessment-results"]!["results"]![0]!;
        var findings = result["findings"]!.AsArray();
        var observations = result["observations"]!.AsArray().Select(observation => (string)observation!["uuid"]!).ToHashSet();
        var applicable = _content.Controls.Count(control => control.Status != Evidence.Controls.ControlStatus.NotApplicable);

        Assert.Equal(applicable, findings.Count);
        Assert.Equal(applicable, findings.Select(finding => (string)finding!["target"]!["target-id"]!).Distinct().Count());
        Assert.All(
            findings.SelectMany(finding => finding!["related-observations"]?.AsArray().ToArray() ?? []),
            related => Assert.Contains((string)related!["observation-uuid"]!, observations));
        Assert.Equal(
            _content.Controls.Count(control => control.Status == Evidence.Controls.ControlStatus.Evidenced),
            findings.Count(finding => (string)finding!["target"]!["status"]!["state"]! == "satisfied"));
    }

    [Fact]
    public void OscalIds_AreTokensAndUuidsThatOscalAccepts()
    {
        Assert.Equal("nist-ai-rmf_measure-2.11", OscalIds.Token(Evidence.Controls.ControlRef.Parse("nist-ai-rmf:MEASURE 2.11")));
        Assert.Equal("_5.4.1", OscalIds.Token("5.4.1"));
        Assert.Matches(UuidOfVersion5(), OscalIds.Uuid("observation", "a"));
        Assert.NotEqual(OscalIds.Uuid("observation", "a"), OscalIds.Uuid("finding", "a"));
    }

    [Fact]
    public void Sarif_ListsEveryGateThatDidNotPassAndSuppressesWaivedOnes()
    {
        var run = SarifLog.Of(_content)["runs"]![0]!;
        var results = run["results"]!.AsArray();

        Assert.Equal(_content.Gates.Where(gate => gate.Outcome != Evidence.Gates.GateOutcome.Pass).Select(gate => gate.Gate.Id), results.Select(result => (string)result!["ruleId"]!));
        Assert.All(results, result => Assert.Equal((string)result!["ruleId"]!, (string)run["tool"]!["driver"]!["rules"]![(int)result["ruleIndex"]!]!["id"]!));
        Assert.Equal(["monitoring"], results.Where(result => result!["suppressions"] is not null).Select(result => (string)result!["ruleId"]!));
    }

    [Fact]
    public void Attestation_ResolvesEveryReference()
    {
        var bom = CycloneDxAttestation.Of(_content);
        var declarations = bom["declarations"]!;
        var claims = declarations["claims"]!.AsArray().Select(claim => (string)claim!["bom-ref"]!).ToHashSet();
        var evidence = declarations["evidence"]!.AsArray().Select(piece => (string)piece!["bom-ref"]!).ToHashSet();
        var requirements = bom["definitions"]!["standards"]!.AsArray().SelectMany(standard => standard!["requirements"]!.AsArray()).Select(requirement => (string)requirement!["bom-ref"]!).ToHashSet();
        var maps = declarations["attestations"]!.AsArray().SelectMany(attestation => attestation!["map"]!.AsArray()).ToArray();

        Assert.All(maps, map => Assert.Contains((string)map!["requirement"]!, requirements));
        Assert.All(maps.SelectMany(map => map!["claims"]?.AsArray().ToArray() ?? []), claim => Assert.Contains((string)claim!, claims));
        Assert.All(
            declarations["claims"]!.AsArray().SelectMany(claim => claim!["evidence"]?.AsArray().ToArray() ?? []),
            piece => Assert.Contains((string)piece!, evidence));
        Assert.All(maps, map => Assert.Null(map!["conformance"])); // both frameworks of the sample are guidance
    }

    [Fact]
    public void Tables_HaveOneRowARecordAndFormulasAreInert()
    {
        var hostile = _content with
        {
            Risks = [new RiskEntry("=cmd|' /C calc'!A0", "Quote \" and, comma\nand line", "high", "open")],
            Readings = [A.Reading(A.Artifact(), A.Fact("drift.psi", -0.25))],
        };

        var risks = Text("risks.csv", hostile);

        Assert.StartsWith("id,kind,title,", risks, StringComparison.Ordinal);
        Assert.Contains("'=cmd|' /C calc'!A0", risks);
        Assert.Contains("\"Quote \"\" and, comma\nand line\"", risks);
        Assert.Contains(",-0.25,", Text("facts.csv", hostile));
        Assert.Equal(_content.Gates.Count + 1, Text("gates.csv", _content).Count(character => character == '\n'));
        Assert.Equal(_content.Controls.Count + 1, Text("controls.csv", _content).Count(character => character == '\n'));
    }

    private static string Text(string name, PackContent content)
    {
        using var output = new MemoryStream();
        CsvTables.All[name](content, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static void AssertValid(JsonObject document, string schemaFile, params string[] others)
    {
        foreach (var other in others)
        {
            SchemaRegistry.Global.Register(Read(other));
        }

        var evaluation = Read(schemaFile).Evaluate(JsonSerializer.SerializeToElement(document), new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });

        Assert.True(evaluation.IsValid, string.Join('\n', (evaluation.Details ?? [])
            .Where(detail => detail.Errors is { Count: > 0 })
            .Take(20)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }

    // \p{L} and \p{N} are not escapes of every engine; .NET knows them.
    private static JsonSchema Read(string file) => JsonSchema.FromText(File.ReadAllText(Corpus.Path("schemas", file)));

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex UuidOfVersion5();
}
