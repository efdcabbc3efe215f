using System.Xml;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>An Excel workbook opened for reading and filling.</summary>
internal sealed class ExcelFile : IDisposable
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string Template = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml";

    private readonly Dictionary<string, SheetSource> _sheets = [];
    private readonly IReadOnlyList<string> _strings;

    private ExcelFile(OfficePackage package)
    {
        Package = package;
        var workbook = package.ReadRequired(package.MainPart).Root;
        var related = package.RelationshipsOf(package.MainPart).Where(r => !r.IsExternal).DistinctBy(r => r.Id, StringComparer.Ordinal).ToDictionary(r => r.Id, r => r, StringComparer.Ordinal);
        Sheets = [.. (workbook.Child("sheets")?.Children ?? []).Select(s => ToSheet(s, related)).OfType<ExcelSheet>()];
        Names = (workbook.Child("definedNames")?.Children ?? [])
            .Where(n => n["name"] is not null)
            .GroupBy(n => n["name"]!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Text, StringComparer.OrdinalIgnoreCase);
        Styles = new ExcelStyles(package.RelatedPart(package.MainPart, "styles") is { } styles ? package.Read(styles) : null);
        _strings = package.RelatedPart(package.MainPart, "sharedStrings") is { } strings ? Guarded(strings, SharedStrings.Parse) : [];
    }

    public OfficePackage Package { get; }

    /// <summary>Worksheets in the order of their tabs; chart sheets left out.</summary>
    public IReadOnlyList<ExcelSheet> Sheets { get; }

    /// <summary>Defined names and what they stand for.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    public ExcelStyles Styles { get; }

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="EvidenceException">It is no workbook, has macros, or is refused for safety.</exception>
    public static ExcelFile Open(Stream file, string fileName)
    {
        var package = OfficePackage.Open(file, fileName);
        try
        {
            Check(package);
            return new ExcelFile(package);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>The cells of a sheet; read once.</summary>
    public SheetSource SourceOf(ExcelSheet sheet)
    {
        if (!_sheets.TryGetValue(sheet.Part, out var source))
        {
            _sheets[sheet.Part] = source = Guarded(sheet.Part, bytes => SheetParser.Parse(bytes, _strings));
        }

        return source;
    }

    /// <inheritdoc/>
    public void Dispose() => Package.Dispose();

    private ExcelSheet? ToSheet(SourceElement sheet, Dictionary<string, Relationship> related)
    {
        var id = sheet.Attributes.FirstOrDefault(a => a.Name == "id" && a.Namespace.Length > 0).Value;
        return id is not null && related.TryGetValue(id, out var target) && target.Type == "worksheet" && Package.Has(target.Target)
            ? new ExcelSheet(sheet["name"] ?? "", target.Target, sheet["state"] is "hidden" or "veryHidden")
            : null;
    }

    private T Guarded<T>(string part, Func<byte[], T> parse)
    {
        try
        {
            return parse(Package.ReadBytes(part));
        }
        catch (XmlException fault)
        {
            throw Faults.Broken(Package.FileName, $"its part {part} cannot be read as XML", fault);
        }
    }

    private static void Check(OfficePackage package)
    {
        if (package.MainType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || package.PartNames.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw Faults.Unsupported(package.FileName, "it holds macros; save it without them as .xlsx");
        }

        if (package.MainType is not (Workbook or Template))
        {
            throw Faults.Unsupported(package.FileName, package.MainType.Contains("wordprocessingml", StringComparison.Ordinal)
                ? "it is a Word document; name it .docx"
                : package.MainType.Contains("binary", StringComparison.Ordinal) ? "it is a binary workbook; save it as .xlsx" : "it is not an Excel workbook");
        }
    }
}
