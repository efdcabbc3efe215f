using System.Globalization;
using System.Xml;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Reads what stands around the cells of a sheet: columns, merged ranges, validations of both generations.</summary>
internal sealed class SheetPartsReader(SheetSource sheet)
{
    private const int Most = 100_000;

    /// <summary>Reads the element the reader stands on and moves behind it.</summary>
    public void Read(XmlReader reader)
    {
        using var part = reader.ReadSubtree();
        while (part.Read())
        {
            if (part.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (part.LocalName)
            {
                case "col" when part.GetAttribute("hidden") is "1" or "true":
                    sheet.HiddenColumns.Add((Number(part, "min") - 1, Number(part, "max") - 1));
                    break;
                case "mergeCell" when sheet.Merged.Count < Most && CellRange.Parse(part.GetAttribute("ref")) is { } merged:
                    sheet.Merged.Add(merged);
                    break;
                case "dataValidation" when sheet.Validations.Count < Most:
                    ReadValidation(part);
                    break;
            }
        }

        reader.Read();
    }

    private void ReadValidation(XmlReader reader)
    {
        var type = reader.GetAttribute("type") ?? "none";
        var ranges = reader.GetAttribute("sqref");
        var formula = "";
        if (!reader.IsEmptyElement)
        {
            using var inside = reader.ReadSubtree();
            var slot = "";
            while (inside.Read())
            {
                if (inside.NodeType == XmlNodeType.Element)
                {
                    slot = inside.LocalName is "formula1" or "formula2" or "sqref" ? inside.LocalName : slot;
                }
                else if (inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    formula += slot == "formula1" ? inside.Value : "";
                    ranges = slot == "sqref" ? inside.Value : ranges;
                }
            }
        }

        sheet.Validations.Add(new Validation([.. CellRange.ParseList(ranges)], type, formula));
    }

    private static int Number(XmlReader reader, string name) =>
        int.TryParse(reader.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
