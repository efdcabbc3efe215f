using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>The elements of an SPDX 3.0 document.</summary>
internal static class SpdxGraph
{
    public static void Take(JsonAt graph, BillOfMaterials bill, FactSheet sheet)
    {
        var licences = Licences(graph);
        foreach (var element in graph.Items)
        {
            var type = element.Get("type", "@type")?.Text ?? "";
            if (type == "CreationInfo")
            {
                sheet.MeasuredAt ??= element.Get("created")?.Time;
            }
            else if (type.EndsWith("Package", StringComparison.Ordinal))
            {
                TakePackage(element, type, licences, bill);
            }
        }
    }

    private static void TakePackage(JsonAt package, string type, ILookup<string, string> licences, BillOfMaterials bill)
    {
        bill.Take(package.Pointer, [.. licences[package.Get("spdxId", "@id")?.Text ?? ""]]);
        var name = package.Get("name")?.Text ?? "(unnamed)";
        if (type.EndsWith("AIPackage", StringComparison.Ordinal))
        {
            bill.TakeModel(package.Pointer, name, package.Get("software_packageVersion", "packageVersion")?.Text, null, package.Get("ai_domain", "ai_typeOfModel")?.Items.FirstOrDefault().Text);
        }
        else if (type.EndsWith("DatasetPackage", StringComparison.Ordinal))
        {
            bill.TakeDataset(package.Pointer, name, null, package.Get("dataset_confidentialityLevel")?.Text);
        }
    }

    // A licence is an element of its own, joined to its package by a relationship.
    private static ILookup<string, string> Licences(JsonAt graph)
    {
        var names = graph.Items
            .Where(element => element.Get("simplelicensing_licenseExpression", "name") is not null && (element.Get("type", "@type")?.Text ?? "").Contains("icens", StringComparison.Ordinal))
            .GroupBy(element => element.Get("spdxId", "@id")?.Text ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Get("simplelicensing_licenseExpression", "name")!.Value.Text ?? "", StringComparer.Ordinal);
        return graph.Items
            .Where(element => element.Get("relationshipType")?.Text is "hasConcludedLicense" or "hasDeclaredLicense")
            .SelectMany(element => (element.Get("to")?.Items ?? []).Select(target => (From: element.Get("from")?.Text ?? "", Licence: names.GetValueOrDefault(target.Text ?? "") ?? "")))
            .Where(pair => pair.Licence.Length > 0)
            .ToLookup(pair => pair.From, pair => pair.Licence, StringComparer.Ordinal);
    }
}
