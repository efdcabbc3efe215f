using System.Text.Json.Nodes;
using Evidence.Controls;
using Evidence.Documents.Packs.Zip;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Exports;

/// <summary>A pack as a CycloneDX 1.6 attestation (https://cyclonedx.org/capabilities/attestations/): claims on controls with the evidence for and against them.</summary>
/// <remarks>A framework that is guidance gets claims and evidence without a score: there is nothing to conform to.</remarks>
internal static class CycloneDxAttestation
{
    private const string Target = "release";
    private const string Assessor = "assessor";

    public static JsonObject Of(PackContent content)
    {
        ControlAssessment[] controls = [.. content.Controls.Where(control => control.Status != ControlStatus.NotApplicable)];
        return new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = $"urn:uuid:{OscalIds.Uuid("attestation", $"{content.Release.Id}|{OscalIds.Time(content.AsOf)}")}",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["timestamp"] = OscalIds.Time(content.AsOf), ["component"] = Component(content, "subject") },
            ["declarations"] = new JsonObject
            {
                ["assessors"] = new JsonArray(new JsonObject
                {
                    ["bom-ref"] = Assessor,
                    ["thirdParty"] = false,
                    ["organization"] = new JsonObject { ["name"] = content.Release.Owner ?? content.Product.Owner ?? content.Product.Name },
                }),
                ["attestations"] = new JsonArray([.. content.Frameworks.Select(framework => Attestation(content, framework, controls))]),
                ["claims"] = new JsonArray([.. controls.Where(control => control.Evidence.Count > 0).Select(Claim)]),
                ["evidence"] = new JsonArray([.. EvidenceOf(content, controls)]),
                ["targets"] = new JsonObject { ["components"] = new JsonArray(Component(content, Target)) },
            },
            ["definitions"] = new JsonObject { ["standards"] = new JsonArray([.. content.Frameworks.Select(Standard)]) },
        };
    }

    private static JsonObject Component(PackContent content, string reference) => new()
    {
        ["type"] = "machine-learning-model",
        ["bom-ref"] = reference,
        ["name"] = content.Product.Name,
        ["version"] = content.Release.Version,
        ["description"] = content.Release.IntendedUse,
    };

    private static JsonObject Attestation(PackContent content, Framework framework, ControlAssessment[] controls) => new()
    {
        ["summary"] = $"{framework.Title} {framework.Version}: what is evidenced for {content.Product.Name} {content.Release.Version} as of {OscalIds.Time(content.AsOf)}",
        ["assessor"] = Assessor,
        ["map"] = new JsonArray([.. controls.Where(control => control.Control.Framework == framework.Id).Select(control => Map(framework, control))]),
    };

    private static JsonObject Map(Framework framework, ControlAssessment control)
    {
        var map = new JsonObject { ["requirement"] = Requirement(control.Control) };
        if (control.Evidence.Count > 0)
        {
            map[control.Evidence.Any(piece => piece.IsFresh) ? "claims" : "counterClaims"] = new JsonArray(ClaimId(control.Control));
        }

        if (!framework.IsGuidance)
        {
            map["conformance"] = new JsonObject
            {
                ["score"] = control.Status switch { ControlStatus.Evidenced => 1, ControlStatus.Partial => 0.5, _ => 0 },
                ["rationale"] = string.Join(" ", control.Reasons),
            };
        }

        return map;
    }

    private static JsonObject Claim(ControlAssessment control)
    {
        var claim = new JsonObject
        {
            ["bom-ref"] = ClaimId(control.Control),
            ["target"] = Target,
            ["predicate"] = $"{control.Control.Id} ({control.Title}) is {Report.Words.Of(control.Status).ToLowerInvariant()}",
            ["reasoning"] = string.Join(" ", control.Reasons.Concat(control.Conflicts)),
        };
        AddList(claim, "evidence", control.Evidence.Where(piece => piece.IsFresh));
        AddList(claim, "counterEvidence", control.Evidence.Where(piece => !piece.IsFresh));
        return claim;
    }

    private static void AddList(JsonObject claim, string name, IEnumerable<ControlEvidence> pieces)
    {
        JsonNode[] references = [.. pieces.Select(EvidenceId).Distinct(StringComparer.Ordinal).Select(id => (JsonNode)JsonValue.Create(id))];
        if (references.Length > 0)
        {
            claim[name] = new JsonArray(references);
        }
    }

    private static IEnumerable<JsonObject> EvidenceOf(PackContent content, ControlAssessment[] controls)
    {
        var collected = new ReleaseEvidence(content.Artifacts, content.Readings);
        foreach (var piece in controls.SelectMany(control => control.Evidence).DistinctBy(EvidenceId).OrderBy(EvidenceId, StringComparer.Ordinal))
        {
            var evidence = new JsonObject
            {
                ["bom-ref"] = EvidenceId(piece),
                ["propertyName"] = piece.Metric ?? piece.Mapping,
                ["description"] = $"{piece.ArtifactName}, SHA-256 {piece.Artifact.Hex}{(piece.Pointer is null ? "" : $", at {piece.Pointer}")}",
                ["created"] = OscalIds.Time(piece.Age),
            };
            if (piece.FreshUntil is { } until)
            {
                evidence["expires"] = OscalIds.Time(until);
            }

            if (collected.Find(piece.Artifact) is { } source)
            {
                evidence["data"] = new JsonArray(new JsonObject
                {
                    ["name"] = piece.ArtifactName,
                    ["contents"] = new JsonObject { ["url"] = Uri.EscapeDataString(EntryNames.Of(source.Artifact)).Replace("%2F", "/", StringComparison.Ordinal) },
                });
            }

            yield return evidence;
        }
    }

    private static JsonObject Standard(Framework framework) => new()
    {
        ["bom-ref"] = $"standard:{framework.Id}",
        ["name"] = framework.Title,
        ["version"] = framework.Version,
        ["description"] = framework.IsGuidance ? "Guidance; titles in our own words." : "Titles in our own words.",
        ["owner"] = framework.Publisher,
        ["requirements"] = new JsonArray([.. framework.Controls.Select(control => new JsonObject
        {
            ["bom-ref"] = Requirement(new ControlRef(framework.Id, control.Id)),
            ["identifier"] = control.Id,
            ["title"] = control.Title,
        })]),
    };

    private static string Requirement(ControlRef control) => $"requirement:{control}";

    private static string ClaimId(ControlRef control) => $"claim:{control}";

    private static string EvidenceId(ControlEvidence piece) => $"evidence:{piece.Artifact.Hex}:{piece.Mapping}{(piece.Pointer is null ? "" : $":{piece.Pointer}")}";
}
