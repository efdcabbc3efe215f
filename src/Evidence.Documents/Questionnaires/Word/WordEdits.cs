using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>All edits of the document part, gathered until they are written.</summary>
internal sealed class WordEdits(WordFile file)
{
    private readonly SourceEdits _edits = new();
    private readonly Dictionary<SourceElement, ParagraphEdits> _paragraphs = [];
    private readonly HashSet<SourceElement> _removed = [];

    public WordMarkup Markup { get; } = new(file.Main, file.Context.Styles);

    public SourceDocument Main => file.Main;

    /// <summary>The edits of one paragraph.</summary>
    public ParagraphEdits Of(SourceElement paragraph)
    {
        if (!_paragraphs.TryGetValue(paragraph, out var edits))
        {
            _paragraphs[paragraph] = edits = new ParagraphEdits(paragraph);
        }

        return edits;
    }

    /// <summary>Replaces an element by markup.</summary>
    public void Replace(SourceElement element, string markup) => _edits.Replace(element.Start, element.End, markup);

    /// <summary>Puts markup before an element.</summary>
    public void InsertBefore(SourceElement element, string markup) => _edits.Insert(element.Start, markup);

    /// <summary>Puts markup behind an element.</summary>
    public void InsertAfter(SourceElement element, string markup) => _edits.Insert(element.End, markup);

    /// <summary>Replaces what is inside of an element.</summary>
    public void ReplaceContent(SourceElement element, string markup) => _edits.ReplaceContent(element, file.Main.Text, markup);

    /// <summary>Replaces a stretch of the part's text.</summary>
    public void Replace(int start, int end, string markup) => _edits.Replace(start, end, markup);

    /// <summary>Removes an element once, however often it is asked for.</summary>
    public void Remove(SourceElement element)
    {
        if (_removed.Add(element))
        {
            _edits.Replace(element.Start, element.End, "");
        }
    }

    /// <summary>Writes the changed part.</summary>
    public void Finish(PackageRewrite rewrite)
    {
        foreach (var paragraph in _paragraphs.Values)
        {
            paragraph.Flush(_edits, file.Main.Text);
        }

        if (!_edits.IsEmpty)
        {
            rewrite.Put(file.Package.MainPart, file.Main.Apply(_edits));
        }
    }
}
