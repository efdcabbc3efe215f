using System.Text;

namespace Evidence.Documents.Questionnaires.Source;

/// <summary>Replacements of stretches of a part's text. Edits at one place keep the order they were made in; they never overlap.</summary>
internal sealed class SourceEdits
{
    private readonly List<(int Start, int End, string Text, int Order)> _edits = [];

    /// <summary>True: nothing changes.</summary>
    public bool IsEmpty => _edits.Count == 0;

    /// <summary>Puts text before the character at an offset.</summary>
    public void Insert(int at, string text) => Replace(at, at, text);

    /// <summary>Replaces the text from one offset up to another.</summary>
    public void Replace(int start, int end, string text) => _edits.Add((start, end, text, _edits.Count));

    /// <summary>Replaces what is inside an element, opening it where it is written <c>&lt;a/&gt;</c>.</summary>
    public void ReplaceContent(SourceElement element, string source, string content)
    {
        if (!element.IsSelfClosing)
        {
            Replace(element.ContentStart, element.ContentEnd, content);
            return;
        }

        var slash = source.LastIndexOf('/', element.End - 1);
        Replace(slash, element.End, ">" + content + "</" + element.Tag(element.Name) + ">");
    }

    /// <summary>The text with all edits made.</summary>
    public string ApplyTo(string source)
    {
        var result = new StringBuilder(source.Length + 4096);
        var at = 0;
        foreach (var edit in _edits.OrderBy(e => e.Start).ThenBy(e => e.End).ThenBy(e => e.Order))
        {
            if (edit.Start < at)
            {
                throw new InvalidOperationException("Two edits of a part overlap.");
            }

            result.Append(source, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }

        return result.Append(source, at, source.Length - at).ToString();
    }
}
