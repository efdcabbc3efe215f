using System.Text;
using Evidence.Documents.Questionnaires.Packages;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Makes a Word document of the template <c>templates/questionnaire-response.docx</c> and a content.</summary>
internal static class ResponseDocument
{
    private const string Document = "word/document.xml";

    private static readonly Lazy<byte[]> _template = new(ReadTemplate);

    /// <summary>The document; the same content gives the same bytes.</summary>
    public static byte[] Build(ResponseBody body)
    {
        using var template = new MemoryStream(_template.Value, writable: false);
        using var package = OfficePackage.Open(template, "questionnaire-response.docx");
        var document = package.ReadRequired(Document);
        var placeholder = document.Root.Child("body")!.Children.First(c => c.Name == "p");
        var text = document.Text[..placeholder.Start] + body.Xml + document.Text[placeholder.End..];
        var rewrite = new PackageRewrite();
        rewrite.Put(Document, Encoding.UTF8.GetBytes(text));
        using var output = new MemoryStream();
        rewrite.Write(template, output);
        return output.ToArray();
    }

    private static byte[] ReadTemplate()
    {
        using var stream = typeof(ResponseDocument).Assembly.GetManifestResourceStream("questionnaire-response.docx")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
