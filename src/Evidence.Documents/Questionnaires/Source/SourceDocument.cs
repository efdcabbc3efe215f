using System.Text;
using System.Xml;

namespace Evidence.Documents.Questionnaires.Source;

/// <summary>
/// An XML part read for editing: a tree whose elements know where they stand in the text, so that an edit changes the text of
/// an answer slot and leaves every other character of the part as the customer's program wrote it.
/// </summary>
internal sealed class SourceDocument
{
    private readonly Encoding _encoding;
    private readonly bool _hasMark;

    private SourceDocument(string text, Encoding encoding, bool hasMark, SourceElement root) =>
        (Text, _encoding, _hasMark, Root) = (text, encoding, hasMark, root);

    /// <summary>The part's text without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The document element.</summary>
    public SourceElement Root { get; }

    /// <summary>Reads a part.</summary>
    /// <exception cref="XmlException">The bytes are not well-formed XML, hold a document type, or are too many.</exception>
    public static SourceDocument Parse(byte[] bytes)
    {
        var (text, encoding, hasMark) = SourceText.Decode(bytes);
        return new SourceDocument(text, encoding, hasMark, Build(text));
    }

    /// <summary>The bytes of the part after these edits.</summary>
    public byte[] Apply(SourceEdits edits)
    {
        var body = _encoding.GetBytes(edits.ApplyTo(Text));
        return _hasMark ? [.. _encoding.GetPreamble(), .. body] : body;
    }

    /// <summary>The text between two offsets.</summary>
    public string Slice(int start, int end) => Text[start..end];

    private static SourceElement Build(string text)
    {
        using var reader = SourceText.OpenReader(text);
        var lines = new LineStarts(text, (IXmlLineInfo)reader);
        SourceElement? root = null, current = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = Open(reader, current, lines.Offset() - 1, text);
                    SourceText.Bound(++count, reader.Depth);
                    root ??= element;
                    current = reader.IsEmptyElement ? current : element;
                    break;
                case XmlNodeType.EndElement:
                    Close(current!, lines.Offset() - 2, text);
                    current = current!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when current is { Children.Count: 0 }:
                    current.Text += reader.Value;
                    break;
            }
        }

        return root ?? throw new XmlException("The part is empty.");
    }

    private static SourceElement Open(XmlReader reader, SourceElement? parent, int start, string text)
    {
        var (prefix, name, isEmpty) = (reader.Prefix, reader.LocalName, reader.IsEmptyElement);
        var element = new SourceElement(parent, prefix, name, start, SourceText.Attributes(reader))
        {
            ContentStart = SourceText.TagEnd(text, start),
        };
        if (isEmpty)
        {
            (element.ContentEnd, element.End) = (element.ContentStart, element.ContentStart);
        }

        return element;
    }

    private static void Close(SourceElement element, int start, string text) =>
        (element.ContentEnd, element.End) = (start, text.IndexOf('>', start) + 1);
}
