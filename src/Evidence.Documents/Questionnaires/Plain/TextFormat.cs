using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Pasted text: one paragraph a line.</summary>
internal sealed class TextFormat : PlainFormat
{
    /// <inheritdoc/>
    public override string Name => "text";

    /// <inheritdoc/>
    public override bool Recognises(string fileName, ReadOnlySpan<byte> head) =>
        fileName.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && PlainText.IsText(head);

    /// <inheritdoc/>
    protected override PlainLayout Layout(string text, string fileName)
    {
        var body = new ResponseBody().Paragraph(Path.GetFileNameWithoutExtension(fileName), "Title");
        foreach (var paragraph in Paragraphs(text))
        {
            body.Paragraph(paragraph);
        }

        return new PlainLayout(ResponseDocument.Build(body), []);
    }

    // A line that goes on in the next one is one paragraph: it neither ends a sentence nor does the next begin one.
    private static IEnumerable<string> Paragraphs(string text)
    {
        var open = "";
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            if (open.Length > 0 && (line.Length == 0 || EndsItself(open) || BeginsItself(line)))
            {
                yield return open;
                open = "";
            }

            open = open.Length == 0 ? line : $"{open} {line}";
        }

        if (open.Length > 0)
        {
            yield return open;
        }
    }

    private static bool EndsItself(string line) => line.Length < 60 || line[^1] is '?' or '.' or ':' or ';' or '!' or '_' or '？' or '。' or '：';

    private static bool BeginsItself(string line) => line.Length == 0 || Numbering.Strip(line).Number is not null || line[0] is '-' or '*' or '•' or '[' or '☐' || !char.IsLower(line[0]);
}
