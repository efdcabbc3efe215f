namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Markdown: headings, lists, task lists, tables, and questions that are answered already.</summary>
internal sealed class MarkdownFormat : PlainFormat
{
    /// <inheritdoc/>
    public override string Name => "markdown";

    /// <inheritdoc/>
    public override bool Recognises(string fileName, ReadOnlySpan<byte> head) =>
        (fileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase)) && PlainText.IsText(head);

    /// <inheritdoc/>
    protected override PlainLayout Layout(string text, string fileName)
    {
        var body = new ResponseBody().Paragraph(Path.GetFileNameWithoutExtension(fileName), "Title");
        new MarkdownLayout(body).Render(text);
        return new PlainLayout(ResponseDocument.Build(body), []);
    }
}
