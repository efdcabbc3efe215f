using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Writes answers into the slots of a Word document, changing the text of the document part at the slots only.</summary>
internal sealed class WordFiller
{
    private readonly WordFile _file;
    private readonly WordIndex _index;
    private readonly WordMarkup _markup;
    private readonly SourceEdits _edits = new();
    private readonly Dictionary<SourceElement, ParagraphEdits> _paragraphs = [];
    private readonly WordComments? _comments;

    public WordFiller(WordFile file, FillOptions options)
    {
        (_file, _index, _markup) = (file, new WordIndex(file), new WordMarkup(file.Main, file.Context.Styles));
        _comments = options.Copy == CopyKind.Review ? new WordComments(file, options) : null;
    }

    /// <summary>Writes one thing into one slot; a reason where it cannot be.</summary>
    public string? Write(SlotWrite write)
    {
        var (path, part) = Split(write.Slot.Address);
        if (part is ['b', ..] && _index.Paragraph(path) is { } boxed && Ordinal(part) is var box && box > 0 && box <= boxed.Boxes.Count)
        {
            Tick(boxed, boxed.Boxes[box - 1], isTicked: !write.IsCleared);
            return null;
        }

        if (write.IsCleared)
        {
            return null;
        }

        var text = write.Text ?? "X";
        return _index.Cell(path) is { } cell ? WriteCell(cell, text) : "its place is not in the file any more";
    }

    /// <summary>Puts a review comment beside a slot.</summary>
    public void Comment(AnswerSlot slot, string note)
    {
        if (_comments is not null && Anchor(slot) is { } paragraph)
        {
            var edits = EditsOf(paragraph);
            var (start, end) = _comments.Add(paragraph, note);
            edits.Lead.Append(start);
            edits.Tail.Append(end);
        }
    }

    /// <summary>The changed parts.</summary>
    public void Finish(PackageRewrite rewrite)
    {
        foreach (var paragraph in _paragraphs.Values)
        {
            paragraph.Flush(_edits, _file.Main.Text);
        }

        if (!_edits.IsEmpty)
        {
            rewrite.Put(_file.Package.MainPart, _file.Main.Apply(_edits));
        }

        _comments?.Finish(rewrite);
    }

    private string? WriteCell(WordCell cell, string text)
    {
        var paragraphs = cell.Paragraphs.ToList();
        var target = paragraphs.FirstOrDefault(p => p.IsEmpty) ?? paragraphs.FirstOrDefault();
        if (target is null)
        {
            return "its cell has no paragraph to write in";
        }

        foreach (var run in paragraphs.SelectMany(p => p.Pieces).Select(p => p.Run).Distinct())
        {
            _edits.Replace(run.Start, run.End, "");
        }

        WriteParagraphs(target.Element, text);
        return null;
    }

    // Paragraphs of an answer are set apart by an empty line; a single line break stays one.
    private void WriteParagraphs(SourceElement paragraph, string text)
    {
        var properties = _markup.RunProperties(paragraph);
        var parts = text.ReplaceLineEndings("\n").Trim('\n').Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var edits = EditsOf(paragraph);
        for (var n = 0; n < parts.Length; n++)
        {
            var run = WordMarkup.Run(paragraph, properties, parts[n].Trim('\n'));
            (n == 0 ? edits.Tail : edits.Behind).Append(n == 0 ? run : WordMarkup.Paragraph(paragraph, _markup.ParagraphProperties(paragraph), run));
        }
    }

    private void Tick(WordParagraph paragraph, WordBox box, bool isTicked)
    {
        if (box.IsChecked == isTicked)
        {
            return;
        }

        if (box.Glyph is { } glyph && paragraph.Pieces.FirstOrDefault(p => p.Start <= box.Start && box.Start < p.End) is { } piece)
        {
            var now = glyph.Length == 1
                ? (isTicked ? Glyphs.Ticked(glyph[0]) : Glyphs.Unticked(glyph[0])).ToString()
                : glyph[0] + (isTicked ? "X" : " ") + glyph[^1];
            var at = box.Start - piece.Start;
            var text = string.Concat(piece.Text.AsSpan(0, at), now, piece.Text.AsSpan(Math.Min(at + box.Length, piece.Text.Length)));
            _edits.ReplaceContent(piece.Element, _file.Main.Text, SourceText.Escape(text));
        }
    }

    private SourceElement? Anchor(AnswerSlot slot)
    {
        var (path, _) = Split(slot.Address);
        return _index.Paragraph(path)?.Element ?? _index.Cell(path)?.Paragraphs.FirstOrDefault()?.Element;
    }

    private ParagraphEdits EditsOf(SourceElement paragraph)
    {
        if (!_paragraphs.TryGetValue(paragraph, out var edits))
        {
            _paragraphs[paragraph] = edits = new ParagraphEdits(paragraph);
        }

        return edits;
    }

    private static (string Path, string Part) Split(string address) =>
        address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (address[..at], address[(at + 1)..]) : (address, "");

    private static int Ordinal(string part) => int.TryParse(part.AsSpan(1), out var number) ? number : 0;
}
