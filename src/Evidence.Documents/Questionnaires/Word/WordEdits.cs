using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>All edits of the document part, gathered until they are written.</summary>
internal sealed class WordEdits(WordFile file)
{
    private readonly SourceEdits _edits = new();
    private readonly Dictionary<SourceElement, ParagraphEdits> _paragraphs = [];
    private readonly HashSet<SourceElement> _removed = [];
    private readonly Dictionary<TextPiece, List<(int From, int To, string Text)>> _texts = [];

    private readonly Dictionary<SourceElement, (BoundData Data, string Value)> _values = [];

    public WordMarkup Markup { get; } = new(file.Main, file.Context.Styles);

    public SourceDocument Main => file.Main;

    /// <summary>Changes the data a control shows; a reason where another one has changed it already.</summary>
    public string? PutData(BoundData data, string value)
    {
        if (_values.TryGetValue(data.Element, out var given) && given.Value != value)
        {
            return "its content control shows the same data as another one, which takes another answer";
        }

        _values[data.Element] = (data, value);
        return null;
    }

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

    /// <summary>Replaces a stretch of a piece of text; several of one piece are made together.</summary>
    public void ReplaceIn(TextPiece piece, int from, int to, string text)
    {
        if (!_texts.TryGetValue(piece, out var changes))
        {
            _texts[piece] = changes = [];
        }

        changes.Add((from, to, text));
    }

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
        foreach (var (piece, changes) in _texts.Where(t => !IsRemoved(t.Key.Element)))
        {
            var text = changes.OrderByDescending(c => c.From).Aggregate(piece.Text, (now, c) => now[..c.From] + c.Text + now[Math.Min(c.To, now.Length)..]);
            var markup = new System.Text.StringBuilder();
            WordMarkup.AppendText(markup, piece.Element, text);
            _edits.Replace(piece.Element.Start, piece.Element.End, markup.ToString());
        }

        foreach (var paragraph in _paragraphs.Values)
        {
            paragraph.Flush(_edits, file.Main.Text);
        }

        if (!_edits.IsEmpty)
        {
            rewrite.Put(file.Package.MainPart, file.Main.Apply(_edits));
        }

        foreach (var part in _values.Values.GroupBy(v => v.Data.Part))
        {
            var edits = new SourceEdits();
            foreach (var (data, value) in part)
            {
                edits.ReplaceContent(data.Element, data.Document.Text, SourceText.Escape(value));
            }

            rewrite.Put(part.Key, part.First().Data.Document.Apply(edits));
        }
    }

    private bool IsRemoved(SourceElement element)
    {
        for (var up = element; up is not null; up = up.Parent)
        {
            if (_removed.Contains(up))
            {
                return true;
            }
        }

        return false;
    }
}
