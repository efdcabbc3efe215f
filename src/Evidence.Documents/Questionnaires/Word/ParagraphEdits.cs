using System.Text;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What is put at the beginning and end of one paragraph, and behind it.</summary>
internal sealed class ParagraphEdits(SourceElement paragraph)
{
    public StringBuilder Lead { get; } = new();

    public StringBuilder Tail { get; } = new();

    public StringBuilder Behind { get; } = new();

    /// <summary>Puts a comment around the paragraphs that are put behind.</summary>
    public void CommentBehind(string start, string end)
    {
        var text = Behind.ToString();
        var last = text.LastIndexOf("</", StringComparison.Ordinal);
        var properties = "</" + paragraph.Tag("pPr") + ">";
        var open = text.IndexOf(properties, StringComparison.Ordinal) is >= 0 and var at ? at + properties.Length : text.IndexOf('>') + 1;
        Behind.Clear().Append(text, 0, open).Append(start).Append(text, open, last - open).Append(end).Append(text, last, text.Length - last);
    }

    /// <summary>Adds the edits to those of the part.</summary>
    public void Flush(SourceEdits edits, string source)
    {
        if (paragraph.IsSelfClosing)
        {
            if (Lead.Length + Tail.Length > 0)
            {
                edits.ReplaceContent(paragraph, source, Lead.ToString() + Tail);
            }
        }
        else
        {
            var start = paragraph.Child("pPr")?.End ?? paragraph.ContentStart;
            Insert(edits, start, Lead);
            Insert(edits, paragraph.ContentEnd, Tail);
        }

        Insert(edits, paragraph.End, Behind);
    }

    private static void Insert(SourceEdits edits, int at, StringBuilder text)
    {
        if (text.Length > 0)
        {
            edits.Insert(at, text.ToString());
        }
    }
}
