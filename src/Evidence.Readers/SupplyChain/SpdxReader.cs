using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>
/// SPDX documents as JSON: 2.2 and 2.3 (packages) and 3.0 (a graph of elements with AI and dataset packages), https://spdx.dev/use/specifications/.
/// </summary>
internal sealed class SpdxReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "spdx";

    protected override string Format => "SPDX document";

    protected override string? Kind => ArtifactKinds.Sbom;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        (json.Text("spdxVersion") ?? json.Text("sbom/spdxVersion"))?.StartsWith("SPDX-", StringComparison.Ordinal) == true || (json.Has("@graph") && json.Text("@context")?.Contains("spdx", StringComparison.OrdinalIgnoreCase) == true)
            ? Recognition.Certain
            : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        // GitHub's dependency graph puts the document below a member.
        root = root.Get("sbom") is { IsObject: true } inner ? inner : root;
        var bill = new BillOfMaterials(sheet);
        string pointer;
        if (root.Get("@graph") is { } graph)
        {
            pointer = graph.Pointer;
            SpdxGraph.Take(graph, bill, sheet);
        }
        else
        {
            pointer = root.Get("packages")?.Pointer ?? "";
            TakePackages(root, bill, sheet);
        }

        kind = bill.Kind;
        bill.Write(pointer, null);
        return null;
    }

    private static void TakePackages(JsonAt root, BillOfMaterials bill, FactSheet sheet)
    {
        sheet.MeasuredAt = root.At("creationInfo", "created")?.Time;
        sheet.Tool = root.At("creationInfo", "creators")?.Items.Select(creator => creator.Text).FirstOrDefault(text => text?.StartsWith("Tool:", StringComparison.Ordinal) == true)?[5..].Trim();
        foreach (var package in root.Get("packages")?.Items ?? [])
        {
            bill.Take(package.Pointer, SpdxLicence.Of(package.Get("licenseConcluded")?.Text, package.Get("licenseDeclared")?.Text));
            var name = package.Get("name")?.Text ?? "(unnamed)";
            switch (package.Get("primaryPackagePurpose")?.Text)
            {
                case "MODEL":
                    bill.TakeModel(package.Pointer, name, package.Get("versionInfo")?.Text, package.Get("supplier")?.Text, null);
                    break;
                case "DATA":
                    bill.TakeDataset(package.Pointer, name, package.Get("supplier")?.Text, null);
                    break;
                default:
                    break;
            }
        }
    }
}
