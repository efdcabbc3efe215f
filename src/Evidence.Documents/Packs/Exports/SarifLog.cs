using System.Text.Json.Nodes;
using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Exports;

/// <summary>Gates that did not pass, as SARIF 2.1.0, so that a pipeline shows them where it shows other findings. Waived ones are suppressed, not left out.</summary>
internal static class SarifLog
{
    public static JsonObject Of(PackContent content) => new()
    {
        ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "Evidence",
                    ["semanticVersion"] = "0.1.0",
                    ["rules"] = new JsonArray([.. content.Gates.Select(Rule)]),
                },
            },
            ["automationDetails"] = new JsonObject { ["id"] = $"{content.Release.Id}/" },
            ["properties"] = new JsonObject { ["release"] = content.Release.Id, ["asOf"] = OscalIds.Time(content.AsOf), ["disposition"] = Report.Words.Kebab(content.Disposition.Kind) },
            ["results"] = new JsonArray([.. content.Gates
                .Select((result, index) => (result, index))
                .Where(pair => pair.result.Outcome != GateOutcome.Pass)
                .Select(pair => Result(content, pair.result, pair.index))]),
        }),
    };

    private static JsonObject Rule(GateResult result)
    {
        var rule = new JsonObject
        {
            ["id"] = result.Gate.Id,
            ["name"] = result.Gate.Rule.ToString(),
            ["shortDescription"] = new JsonObject { ["text"] = result.Gate.Title },
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(result) },
        };
        if (result.Gate.Why is { } why)
        {
            rule["fullDescription"] = new JsonObject { ["text"] = why };
        }

        return rule;
    }

    private static JsonObject Result(PackContent content, GateResult result, int index)
    {
        var entry = new JsonObject
        {
            ["ruleId"] = result.Gate.Id,
            ["ruleIndex"] = index,
            ["kind"] = "fail",
            ["level"] = Level(result),
            ["message"] = new JsonObject { ["text"] = $"{result.Gate.Title}: {Report.Words.Of(result.Unwaived ?? result.Outcome).ToLowerInvariant()}. {result.Reason}" },
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = $"policies/{Uri.EscapeDataString(content.Policy.Id)}.yaml" } },
                ["logicalLocations"] = new JsonArray(new JsonObject { ["name"] = result.Gate.Id, ["kind"] = "member" }),
            }),
            ["partialFingerprints"] = new JsonObject { ["gate/v1"] = $"{content.Release.Id}:{result.Gate.Id}" },
            ["properties"] = Properties(result),
        };
        if (result.Outcome == GateOutcome.Waived)
        {
            entry["suppressions"] = new JsonArray(new JsonObject
            {
                ["kind"] = "external",
                ["justification"] = result.Waiver is { } waiver ? $"Waiver {waiver.Id} until {OscalIds.Time(waiver.Expires)}: {waiver.Reason}" : "Waived",
            });
        }

        return entry;
    }

    private static JsonObject Properties(GateResult result)
    {
        var properties = new JsonObject { ["outcome"] = Report.Words.Kebab(result.Outcome), ["severity"] = Report.Words.Kebab(result.Gate.Severity) };
        foreach (var (name, value) in new[] { ("observed", result.Observed), ("bound", result.Bound), ("baseline", result.BaselineValue), ("sampleSize", result.SampleSize) })
        {
            if (value is { } number && double.IsFinite(number))
            {
                properties[name] = number;
            }
        }

        return properties;
    }

    private static string Level(GateResult result) => result.Gate.Severity == GateSeverity.Blocking ? "error" : "warning";
}
