using Evidence.Documents.Questionnaires.Source;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Writes words into cells and paragraphs.</summary>
internal sealed class TextWriting(WordEdits edits)
{
    private static readonly string[] _questionsOwn = ["b", "bCs", "i", "iCs", "u", "color", "caps", "smallCaps", "rStyle", "shd", "strike"];

    /// <summary>Fills an empty cell, or one that holds a placeholder only.</summary>
    public string? FillCell(WordCell cell, string text)
    {
        var paragraphs = cell.Paragraphs.ToList();
        var target = paragraphs.FirstOrDefault(p => p.Text.Length > 0) ?? paragraphs.FirstOrDefault(p => p.IsEmpty) ?? paragraphs.FirstOrDefault();
        if (target is null)
        {
            return "its cell has no paragraph to write in";
        }

        ClearWords(paragraphs);
        Append(target.Element, text, edits.Markup.RunProperties(target.Element, cell.Element));
        return null;
    }

    /// <summary>Adds a paragraph at the end of a cell, below what it asks.</summary>
    public string? AddToCell(WordCell cell, string text)
    {
        if (cell.Paragraphs.LastOrDefault() is not { } last)
        {
            return "its cell has no paragraph to write in";
        }

        if (last.IsEmpty)
        {
            Append(last.Element, text, edits.Markup.RunProperties(last.Element, cell.Element));
        }
        else
        {
            InsertBehind(last, text);
        }

        return null;
    }

    /// <summary>Writes into, or behind, a paragraph.</summary>
    public string? Fill(WordParagraph paragraph, SlotAddress address, string text)
    {
        switch (address.PartKind)
        {
            case "after":
                InsertBehind(paragraph, text);
                return null;
            case "end":
                Append(paragraph.Element, Lead(paragraph) + text, edits.Markup.RunProperties(paragraph.Element, without: _questionsOwn));
                return null;
            case "g":
                return FillGap(paragraph, address.PartNumber, text);
            case "l":
                FillLines(paragraph, address.PartNumber, text);
                return null;
            default:
                ClearWords([paragraph]);
                Append(paragraph.Element, text, edits.Markup.RunProperties(paragraph.Element));
                return null;
        }
    }

    /// <summary>Paragraphs of an answer are set apart by an empty line; a single line break stays one.</summary>
    public static string[] Paragraphs(string text) => text.ReplaceLineEndings("\n").Trim('\n').Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Lead(WordParagraph paragraph) =>
        paragraph.Raw.Length == 0 || char.IsWhiteSpace(paragraph.Raw[^1]) || paragraph.Raw[^1] >= '\u3000' ? "" : " ";

    private void ClearWords(IEnumerable<WordParagraph> paragraphs)
    {
        foreach (var run in paragraphs.SelectMany(p => p.Pieces).Select(p => p.Run))
        {
            edits.Remove(run);
        }
    }

    /// <summary>Puts an answer at the end of a paragraph, its further paragraphs behind it.</summary>
    public void Append(SourceElement paragraph, string text, string properties)
    {
        var parts = Paragraphs(text);
        var own = edits.Of(paragraph);
        for (var n = 0; n < parts.Length; n++)
        {
            var run = WordMarkup.Run(paragraph, WordMarkup.ForText(paragraph, properties, parts[n]), parts[n].Trim('\n'));
            (n == 0 ? own.Tail : own.Behind).Append(n == 0 ? run : WordMarkup.Paragraph(paragraph, edits.Markup.ParagraphProperties(paragraph), run));
        }
    }

    // A new paragraph in the document's own style: the question's, without number, weight and colour.
    private void InsertBehind(WordParagraph question, string text)
    {
        var element = question.Element;
        var paragraphProperties = edits.Markup.AnswerParagraphProperties(question);
        var runProperties = edits.Markup.RunProperties(element, without: _questionsOwn);
        foreach (var part in Paragraphs(text))
        {
            var run = WordMarkup.Run(element, WordMarkup.ForText(element, runProperties, part), part.Trim('\n'));
            edits.Of(element).Behind.Append(WordMarkup.Paragraph(element, paragraphProperties, run));
        }
    }

    // Lines to write on: the first becomes the answer, the others are cleared.
    private void FillLines(WordParagraph first, int count, string text)
    {
        var siblings = first.Element.Parent!.Children;
        var lines = siblings.Skip(siblings.IndexOf(first.Element)).Where(s => s.Name == "p").Take(Math.Max(count, 1));
        foreach (var run in lines.SelectMany(l => l.Descendants("r")))
        {
            edits.Remove(run);
        }

        Append(first.Element, text, edits.Markup.RunProperties(first.Element));
    }

    // The line to write on becomes the answer; what else the paragraph says stays.
    private string? FillGap(WordParagraph paragraph, int number, string text)
    {
        var gaps = Gaps.In(paragraph);
        if (Placeholders.IsLine(paragraph.Text))
        {
            gaps = [(0, paragraph.Raw.Length)];
        }

        if (number < 1 || number > gaps.Count)
        {
            return "its place is not in the file any more";
        }

        var (start, length) = gaps[number - 1];
        var isFirst = true;
        foreach (var piece in paragraph.Pieces.Where(p => p.Start < start + length && p.End > start))
        {
            var from = Math.Max(start - piece.Start, 0);
            var before = piece.Start + from - 1;
            var lead = isFirst && before >= 0 && !char.IsWhiteSpace(paragraph.Raw[before]) ? " " : "";
            edits.ReplaceIn(piece, from, Math.Min(start + length - piece.Start, piece.Text.Length), isFirst ? lead + text : "");
            isFirst = false;
        }

        return null;
    }
}
