using System.Text.Json.Nodes;
using Evidence.Controls;
using Evidence.Documents.Packs.Zip;
using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Exports;

/// <summary>A pack as an OSCAL 1.2.1 assessment plan and assessment results (https://pages.nist.gov/OSCAL/).</summary>
/// <remarks>
/// OSCAL knows a control as satisfied or not; here satisfied means evidenced, and the status itself is the property <c>status</c>. Controls that do not apply are
/// excluded from the selection.
/// </remarks>
internal static class OscalDocuments
{
    private const string Namespace = "urn:evidence:oscal";

    public static JsonObject Plan(PackContent content)
    {
        var system = OscalIds.Uuid("system", content.Release.Id);
        return new JsonObject
        {
            ["assessment-plan"] = new JsonObject
            {
                ["uuid"] = OscalIds.Uuid("plan", Key(content)),
                ["metadata"] = Metadata(content, "Assessment plan"),
                ["import-ssp"] = new JsonObject { ["href"] = $"#{system}", ["remarks"] = "No system security plan is kept; the resource describes the system." },
                ["reviewed-controls"] = Reviewed(content),
                ["assessment-subjects"] = new JsonArray(new JsonObject
                {
                    ["type"] = "component",
                    ["description"] = OscalIds.Line($"{content.Product.Name} {content.Release.Version}: {content.Release.IntendedUse}"),
                    ["include-all"] = new JsonObject(),
                }),
                ["back-matter"] = new JsonObject
                {
                    ["resources"] = new JsonArray(new JsonObject
                    {
                        ["uuid"] = system,
                        ["title"] = OscalIds.Line($"{content.Product.Name} {content.Release.Version}"),
                        ["description"] = OscalIds.Line(content.Release.IntendedUse),
                    }),
                },
            },
        };
    }

    public static JsonObject Results(PackContent content)
    {
        var result = new JsonObject
        {
            ["uuid"] = OscalIds.Uuid("result", Key(content)),
            ["title"] = OscalIds.Line($"{content.Product.Name} {content.Release.Version}"),
            ["description"] = OscalIds.Line(string.Join(" ", content.Disposition.Reasons.Take(5))),
            ["start"] = OscalIds.Time(content.AsOf),
            ["end"] = OscalIds.Time(content.AsOf),
            ["props"] = new JsonArray(Property("disposition", Report.Words.Kebab(content.Disposition.Kind)), Property("policy", content.Policy.Id)),
            ["reviewed-controls"] = Reviewed(content),
        };
        AddList(result, "observations", Observations(content));
        AddList(result, "risks", content.Risks.Where(risk => !RiskRegister.IsSettled(risk)).Select(Risk));
        AddList(result, "findings", content.Controls.Where(control => control.Status != ControlStatus.NotApplicable).Select(Finding));
        return new JsonObject
        {
            ["assessment-results"] = new JsonObject
            {
                ["uuid"] = OscalIds.Uuid("results", Key(content)),
                ["metadata"] = Metadata(content, "Assessment results"),
                ["import-ap"] = new JsonObject { ["href"] = "assessment-plan.json" },
                ["results"] = new JsonArray(result),
            },
        };
    }

    private static string Key(PackContent content) => $"{content.Release.Id}|{OscalIds.Time(content.AsOf)}";

    private static JsonObject Metadata(PackContent content, string title) => new()
    {
        ["title"] = OscalIds.Line($"{title}: {content.Product.Name} {content.Release.Version}"),
        ["last-modified"] = OscalIds.Time(content.AsOf),
        ["version"] = OscalIds.Line(content.Release.Version),
        ["oscal-version"] = OscalIds.Version,
        ["props"] = new JsonArray(Property("release", content.Release.Id), Property("risk-tier", ((int)content.Release.Tier).ToString())),
    };

    private static JsonObject Reviewed(PackContent content)
    {
        var selections = new JsonArray();
        foreach (var framework in content.Frameworks)
        {
            var controls = content.Controls.Where(control => control.Control.Framework == framework.Id && control.Status != ControlStatus.NotApplicable).ToArray();
            if (controls.Length > 0)
            {
                selections.Add(new JsonObject
                {
                    ["description"] = OscalIds.Line($"{framework.Title} {framework.Version}{(framework.IsGuidance ? " (guidance)" : "")}, {framework.Source}"),
                    ["include-controls"] = new JsonArray([.. controls.Select(control => new JsonObject { ["control-id"] = OscalIds.Token(control.Control) })]),
                });
            }
        }

        if (selections.Count == 0)
        {
            selections.Add(new JsonObject { ["description"] = "No framework is assessed.", ["include-all"] = new JsonObject() });
        }

        return new JsonObject { ["control-selections"] = selections };
    }

    private static IEnumerable<JsonObject> Observations(PackContent content)
    {
        var collected = new ReleaseEvidence(content.Artifacts, content.Readings);
        return content.Controls
            .SelectMany(control => control.Evidence)
            .DistinctBy(Observed)
            .OrderBy(Observed, StringComparer.Ordinal)
            .Select(piece => Observation(piece, collected));
    }

    private static string Observed(ControlEvidence piece) => $"{piece.Artifact.Hex}|{piece.Mapping}|{piece.Pointer}|{piece.IsFresh}";

    private static JsonObject Observation(ControlEvidence piece, ReleaseEvidence collected)
    {
        var source = collected.Find(piece.Artifact);
        var evidence = new JsonObject
        {
            ["description"] = OscalIds.Line($"SHA-256 {piece.Artifact.Hex}{(piece.Pointer is null ? "" : $", at {piece.Pointer}")}"),
        };
        if (source is not null)
        {
            evidence["href"] = Uri.EscapeDataString("../" + EntryNames.Of(source.Artifact)).Replace("%2F", "/", StringComparison.Ordinal);
        }

        var observation = new JsonObject
        {
            ["uuid"] = OscalIds.Uuid("observation", Observed(piece)),
            ["title"] = OscalIds.Line(piece.ArtifactName),
            ["description"] = OscalIds.Line($"{piece.ArtifactName}, made {Figure.Day(piece.Age)}, {(piece.IsFresh ? "fresh" : "stale")}{(piece.Metric is null ? "" : $", {piece.Metric}")}"),
            ["props"] = new JsonArray(Property("mapping", piece.Mapping), Property("fresh", piece.IsFresh ? "yes" : "no")),
            ["methods"] = new JsonArray(piece.Metric is null ? "EXAMINE" : "TEST"),
            ["relevant-evidence"] = new JsonArray(evidence),
            ["collected"] = OscalIds.Time(source?.Artifact.Provenance.CollectedAt ?? piece.Age),
        };
        if (piece.FreshUntil is { } until)
        {
            observation["expires"] = OscalIds.Time(until);
        }

        return observation;
    }

    private static JsonObject Finding(ControlAssessment control)
    {
        var isEvidenced = control.Status == ControlStatus.Evidenced;
        var finding = new JsonObject
        {
            ["uuid"] = OscalIds.Uuid("finding", control.Control.ToString()),
            ["title"] = OscalIds.Line($"{control.Control.Id} {control.Title}"),
            ["description"] = OscalIds.Line(string.Join(" ", control.Reasons.Concat(control.Conflicts))),
            ["props"] = new JsonArray(Property("status", Report.Words.Kebab(control.Status))),
            ["target"] = new JsonObject
            {
                ["type"] = "objective-id",
                ["target-id"] = OscalIds.Token(control.Control),
                ["status"] = new JsonObject
                {
                    ["state"] = isEvidenced ? "satisfied" : "not-satisfied",
                    ["reason"] = isEvidenced ? "pass" : control.Evidence.Count == 0 ? "other" : "fail",
                },
            },
        };
        AddList(finding, "related-observations", control.Evidence
            .Select(piece => OscalIds.Uuid("observation", Observed(piece)))
            .Distinct(StringComparer.Ordinal)
            .Select(uuid => new JsonObject { ["observation-uuid"] = uuid }));
        return finding;
    }

    private static JsonObject Risk(RiskEntry risk) => new()
    {
        ["uuid"] = OscalIds.Uuid("risk", $"{risk.Kind}|{risk.Id}|{risk.Artifact}"),
        ["title"] = OscalIds.Line($"{risk.Id} {risk.Title}"),
        ["description"] = OscalIds.Line(risk.Mitigation ?? risk.Title),
        ["statement"] = OscalIds.Line(risk.ResidualRisk is null ? "The residual risk is not stated." : $"Residual risk: {risk.ResidualRisk}"),
        ["props"] = new JsonArray(Property("severity", risk.Severity), Property("owner", risk.Owner ?? "nobody named")),
        ["status"] = risk.State == "accepted" ? "deviation-approved" : "open",
    };

    private static JsonObject Property(string name, string value) => new() { ["name"] = name, ["ns"] = Namespace, ["value"] = OscalIds.Line(value) };

    // OSCAL allows no empty lists.
    private static void AddList(JsonObject owner, string name, IEnumerable<JsonObject> values)
    {
        JsonNode[] nodes = [.. values];
        if (nodes.Length > 0)
        {
            owner[name] = new JsonArray(nodes);
        }
    }
}
