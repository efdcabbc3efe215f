using DocumentFormat.OpenXml.Packaging;
using Evidence.Documents.Packs.Report;

namespace Evidence.Documents.Packs.Word;

/// <summary>Writes a report into a Word template. The same report and template give the same bytes.</summary>
/// <param name="templateFile">The customer's template; null: the one that comes with the product.</param>
internal sealed class WordWriter(string? templateFile)
{
    public void Write(PackReport report, DateTimeOffset asOf, Stream output)
    {
        using var package = OpenTemplate();
        using (var document = Open(package))
        {
            Fill(document, report);
            if (document.CoreFilePropertiesPart is not null)
            {
                document.PackageProperties.Title = $"{report.Title}: {report.Kind}";
                document.PackageProperties.Created = asOf.UtcDateTime;
                document.PackageProperties.Modified = asOf.UtcDateTime;
            }
        }

        CanonicalPackage.Rewrite(package, output);
    }

    private static void Fill(WordprocessingDocument document, PackReport report)
    {
        var template = new WordTemplate(document);
        var blocks = new WordBlocks(new WordCharts(document.MainDocumentPart!));
        template.FillText("pack-title", $"{report.Title}: {report.Kind}");
        template.FillText("pack-as-of", report.AsOf);
        var summary = blocks.Write(report.Summary).ToArray();
        var body = blocks.Write(report.Body).ToArray();
        var hasSummary = template.Fill("pack-summary", summary);
        template.Fill("pack-contents", WordContents.Of(blocks.Headings));
        if (!template.Fill("pack-body", hasSummary ? body : [.. summary, .. body]))
        {
            throw new EvidenceException(FaultCode.Configuration, "The Word template has no block content control with the tag 'pack-body'; add one where the report is to go.");
        }
    }

    private WordprocessingDocument Open(Stream package)
    {
        try
        {
            var document = WordprocessingDocument.Open(package, isEditable: true, new OpenSettings { AutoSave = true });
            return document.MainDocumentPart?.Document?.Body is not null ? document : throw new FileFormatException();
        }
        catch (Exception fault) when (fault is FileFormatException or OpenXmlPackageException or InvalidDataException or System.Xml.XmlException)
        {
            throw new EvidenceException(FaultCode.Configuration, $"The Word template '{templateFile}' is not a .docx document; save it as one in Word.", fault);
        }
    }

    private MemoryStream OpenTemplate()
    {
        var package = new MemoryStream();
        using var template = OpenSource();
        template.CopyTo(package);
        package.Position = 0;
        return package;
    }

    private Stream OpenSource()
    {
        if (templateFile is null)
        {
            return typeof(WordWriter).Assembly.GetManifestResourceStream("pack.docx")!;
        }

        try
        {
            return File.OpenRead(templateFile);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Configuration, $"The Word template '{templateFile}' cannot be opened; name an existing .docx.", fault);
        }
    }
}
