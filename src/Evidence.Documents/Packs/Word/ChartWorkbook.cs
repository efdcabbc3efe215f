using System.Xml.Linq;
using Evidence.Documents.Packs.Report;

namespace Evidence.Documents.Packs.Word;

/// <summary>The workbook behind a chart, so that "Edit data" in Word shows its numbers.</summary>
internal static class ChartWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace _s = Main;

    public static byte[] Of(Block.Chart chart)
    {
        using var output = new MemoryStream();
        var parts = new (string Path, XDocument Xml)[]
        {
            ("[Content_Types].xml", ContentTypes()),
            ("_rels/.rels", Relation(Office + "/officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", Workbook()),
            ("xl/_rels/workbook.xml.rels", Relation(Office + "/worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", Sheet(chart)),
        };
        CanonicalPackage.Write(output, parts, part => part.Path, part => CanonicalPackage.Bytes(part.Xml));
        return output.ToArray();
    }

    private static XDocument ContentTypes()
    {
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        return new XDocument(new XElement(
            types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(types + "Override", new XAttribute("PartName", "/xl/workbook.xml"), new XAttribute("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
            new XElement(types + "Override", new XAttribute("PartName", "/xl/worksheets/sheet1.xml"), new XAttribute("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"))));
    }

    private static XDocument Relation(string type, string target)
    {
        XNamespace package = Relationships;
        return new XDocument(new XElement(
            package + "Relationships",
            new XElement(package + "Relationship", new XAttribute("Id", "rId1"), new XAttribute("Type", type), new XAttribute("Target", target))));
    }

    private static XDocument Workbook() => new(new XElement(
        _s + "workbook",
        new XAttribute(XNamespace.Xmlns + "r", Office),
        new XElement(_s + "sheets", new XElement(_s + "sheet", new XAttribute("name", "Data"), new XAttribute("sheetId", "1"), new XAttribute((XNamespace)Office + "id", "rId1")))));

    private static XDocument Sheet(Block.Chart chart) => new(new XElement(
        _s + "worksheet",
        new XElement(
            _s + "sheetData",
            new XElement(_s + "row", new XAttribute("r", "1"), Text("A1", ""), chart.Series.Select((series, index) => Text($"{Column(index)}1", series.Name))),
            chart.Categories.Select((category, row) => new XElement(
                _s + "row",
                new XAttribute("r", row + 2),
                Text($"A{row + 2}", category),
                chart.Series.Select((series, index) => Number($"{Column(index)}{row + 2}", series.Values[row])))))));

    private static char Column(int series) => (char)('B' + series);

    private static XElement Text(string cell, string text) => new(
        _s + "c", new XAttribute("r", cell), new XAttribute("t", "inlineStr"), new XElement(_s + "is", new XElement(_s + "t", WordText.Clean(text))));

    private static XElement? Number(string cell, double? value) => value is { } number
        ? new XElement(_s + "c", new XAttribute("r", cell), new XElement(_s + "v", number.ToString("R")))
        : null;
}
