using System.Globalization;
using System.Xml.Linq;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>CycloneDX bills of materials as XML: components with licences, models, data and vulnerabilities.</summary>
internal sealed class CycloneDxXmlReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    private const string Namespace = "http://cyclonedx.org/schema/bom";

    public override string Id => "cyclonedx-xml";

    protected override string Format => "CycloneDX bill of materials";

    protected override string? Kind => ArtifactKinds.Sbom;

    protected override long Limit => ReaderSet.MaxDocumentBytes;

    protected override Recognition Recognise(XmlSketch xml) =>
        xml.Root == "bom" && xml.Namespace.StartsWith(Namespace, StringComparison.Ordinal) ? Recognition.Certain : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        var bill = new BillOfMaterials(sheet);
        var components = "/bom";
        string? vulnerabilities = null;
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!xml.IsStart || xml.Depth != 1)
            {
                continue;
            }

            var (name, pointer) = (xml.Name, xml.Pointer);
            if (name is not ("components" or "vulnerabilities" or "metadata"))
            {
                continue;
            }

            var part = await xml.ElementAsync(cancellationToken).ConfigureAwait(false);
            if (name == "metadata")
            {
                sheet.MeasuredAt = Times.Read(Child(part, "timestamp")?.Value);
            }
            else if (name == "components")
            {
                components = pointer;
                TakeComponents(part, pointer, bill);
            }
            else
            {
                vulnerabilities = pointer;
                TakeVulnerabilities(part, pointer, bill);
            }
        }

        bill.Write(components, vulnerabilities);
        return null;
    }

    protected override string? KindOf(FactSheet sheet) =>
        sheet.Facts.Any(fact => fact is { Metric: "supply.models" or "supply.datasets", Number: > 0 }) ? ArtifactKinds.MlBom : ArtifactKinds.Sbom;

    // Components may hold components; the lists are walked one after the other, so that depth costs nothing.
    private static void TakeComponents(XElement list, string pointer, BillOfMaterials bill)
    {
        var open = new Queue<(XElement List, string Pointer)>([(list, pointer)]);
        while (open.TryDequeue(out var here))
        {
            foreach (var (component, index) in Children(here.List, "component").Select((component, index) => (component, index)))
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"{here.Pointer}/component[{index + 1}]");
                Take(component, at, bill);
                if (Child(component, "components") is { } nested)
                {
                    open.Enqueue((nested, at + "/components[1]"));
                }
            }
        }
    }

    private static void Take(XElement component, string pointer, BillOfMaterials bill)
    {
        bill.Take(pointer, [.. Licences(component)]);
        var name = Child(component, "name")?.Value ?? "(unnamed)";
        var owner = Child(component, "publisher")?.Value ?? Child(component, "group")?.Value;
        switch (component.Attribute("type")?.Value)
        {
            case "machine-learning-model":
                bill.TakeModel(pointer, name, Child(component, "version")?.Value, owner, null);
                break;
            case "data":
                bill.TakeDataset(pointer, name, owner, null);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<string> Licences(XElement component)
    {
        foreach (var entry in Child(component, "licenses")?.Elements() ?? [])
        {
            var text = entry.Name.LocalName == "expression" ? entry.Value : (Child(entry, "id") ?? Child(entry, "name"))?.Value;
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return text.Trim();
            }
        }
    }

    private static void TakeVulnerabilities(XElement list, string pointer, BillOfMaterials bill)
    {
        foreach (var (entry, index) in Children(list, "vulnerability").Select((entry, index) => (entry, index)))
        {
            var ratings = (Child(entry, "ratings")?.Elements() ?? []).Select(rating => Severities.Normalise(Child(rating, "severity")?.Value)).OfType<string>().ToList();
            var analysis = Child(entry, "analysis");
            bill.Take(new Vulnerability(
                string.Create(CultureInfo.InvariantCulture, $"{pointer}/vulnerability[{index + 1}]"),
                Child(entry, "id")?.Value,
                Child(entry, "description")?.Value,
                Severities.All.FirstOrDefault(ratings.Contains) ?? "info",
                analysis is null ? null : Child(analysis, "state")?.Value,
                Opened: Times.Iso(Times.Read(Child(entry, "published")?.Value))));
        }
    }

    private static XElement? Child(XElement element, string name) => Children(element, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);
}
