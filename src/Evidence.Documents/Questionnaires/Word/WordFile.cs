using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>A Word document opened for reading and filling.</summary>
internal sealed class WordFile : IDisposable
{
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

    private WordFile(OfficePackage package)
    {
        Package = package;
        Main = package.ReadRequired(package.MainPart);
        Settings = new WordSettings(Related("settings"));
        Context = new WordContext(new WordStyles(Related("styles")), new WordNumbering(Related("numbering")), new CustomXmlParts(package));
        var body = Main.Root.Child("body") ?? throw Faults.Broken(package.FileName, "its document has no body");
        Body = body;
        Blocks = new BlockReader(Context).Read(body, "");
    }

    public OfficePackage Package { get; }

    /// <summary>The document part.</summary>
    public SourceDocument Main { get; }

    public SourceElement Body { get; }

    public WordSettings Settings { get; }

    public WordContext Context { get; }

    /// <summary>Paragraphs and tables of the body, in order.</summary>
    public IReadOnlyList<WordBlock> Blocks { get; }

    /// <summary>Opens a document.</summary>
    /// <exception cref="EvidenceException">It is no Word document, has macros, or is refused for safety.</exception>
    public static WordFile Open(Stream file, string fileName)
    {
        var package = OfficePackage.Open(file, fileName);
        try
        {
            Check(package);
            return new WordFile(package);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>A part the document refers to; null: it has none.</summary>
    public SourceDocument? Related(string type) =>
        Package.RelatedPart(Package.MainPart, type) is { } part ? Package.Read(part) : null;

    /// <inheritdoc/>
    public void Dispose() => Package.Dispose();

    private static void Check(OfficePackage package)
    {
        if (package.MainType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || package.PartNames.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw Faults.Unsupported(package.FileName, "it holds macros; save it without them as .docx");
        }

        if (package.MainType is not (Document or Template))
        {
            throw Faults.Unsupported(package.FileName, package.MainType.Contains("spreadsheetml", StringComparison.Ordinal)
                ? "it is an Excel workbook; name it .xlsx"
                : "it is not a Word document");
        }
    }
}
