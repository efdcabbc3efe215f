using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>
/// CycloneDX bills of materials as JSON, 1.2 to 1.7: components with licences, models with their cards, data, vulnerabilities with their analysis, and
/// attestations (https://cyclonedx.org/docs/1.7/json/).
/// </summary>
internal sealed class CycloneDxReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "cyclonedx";

    protected override string Format => "CycloneDX bill of materials";

    protected override string? Kind => ArtifactKinds.Sbom;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.Text("bomFormat") == "CycloneDX" ? Recognition.Certain : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = ToolOf(root);
        sheet.MeasuredAt = root.At("metadata", "timestamp")?.Time;
        var bill = new BillOfMaterials(sheet);
        var components = new CycloneDxComponents(sheet, bill);
        components.Take(root.At("metadata", "component"), isListed: false);
        foreach (var component in root.Get("components")?.Items ?? [])
        {
            components.Take(component, isListed: true);
        }

        foreach (var vulnerability in root.Get("vulnerabilities")?.Items ?? [])
        {
            bill.Take(CycloneDxComponents.VulnerabilityOf(vulnerability));
        }

        var declarations = root.Get("declarations");
        kind = declarations is not null && bill.IsEmpty ? ArtifactKinds.Attestation : bill.Kind;
        if (kind != ArtifactKinds.Attestation)
        {
            bill.Write(root.Get("components")?.Pointer ?? "", root.Get("vulnerabilities")?.Pointer);
        }

        components.WriteCards();
        if (declarations is { } stated)
        {
            Declarations.Write(stated, sheet);
        }

        return null;
    }

    private static string? ToolOf(JsonAt root)
    {
        var tools = root.At("metadata", "tools");
        var tool = tools?.IsArray == true ? tools.Value.Items.FirstOrDefault() : tools?.Get("components")?.Items.FirstOrDefault();
        return tool is { IsObject: true } named ? $"{named.Get("name")?.Text} {named.Get("version")?.Text}".Trim() : null;
    }
}
