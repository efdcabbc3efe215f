using System.Xml;

namespace Evidence.Readers.Content;

/// <summary>The root element of an XML document and the names of the elements that follow it, as far as the head goes.</summary>
internal sealed record XmlSketch(string Root, string Namespace, IReadOnlyDictionary<string, string> Attributes, IReadOnlySet<string> Elements)
{
    private const int MaxElements = 400;

    public static XmlSketch? Of(string text)
    {
        using var source = new StringReader(text.TrimStart());
        using var reader = XmlReader.Create(source, SafeXml.Settings(DtdProcessing.Ignore));
        var elements = new HashSet<string>(StringComparer.Ordinal);
        XmlSketch? sketch = null;
        try
        {
            while (reader.Read() && elements.Count < MaxElements)
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    sketch ??= new(reader.LocalName, reader.NamespaceURI, AttributesOf(reader), elements);
                    elements.Add(reader.LocalName);
                }
            }
        }
        catch (XmlException)
        {
            // The head ends in the middle of an element; the root was seen, or it is no XML.
            return sketch;
        }

        return sketch;
    }

    private static Dictionary<string, string> AttributesOf(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            attributes[reader.LocalName] = reader.Value;
        }

        reader.MoveToElement();
        return attributes;
    }
}
