using System.Xml;

namespace Evidence.Documents.Questionnaires.Source;

/// <summary>Turns the line and column an <see cref="XmlReader"/> reports into an offset of the text it reads.</summary>
internal sealed class LineStarts
{
    private readonly List<int> _starts = [0];
    private readonly IXmlLineInfo _position;

    public LineStarts(string text, IXmlLineInfo position)
    {
        _position = position;
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0;)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            _starts.Add(at);
            var next = text.AsSpan(at).IndexOfAny('\r', '\n');
            at = next < 0 ? -1 : at + next;
        }
    }

    /// <summary>Where the reader stands: at the first character of the node's name or text.</summary>
    public int Offset() => _starts[_position.LineNumber - 1] + _position.LinePosition - 1;
}
