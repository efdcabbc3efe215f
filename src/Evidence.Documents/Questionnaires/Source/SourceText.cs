using System.Text;
using System.Xml;
using Evidence.Documents.Questionnaires.Packages;

namespace Evidence.Documents.Questionnaires.Source;

/// <summary>What every reading of an XML part shares: its encoding, its safe reader and its bounds.</summary>
internal static class SourceText
{
    private static readonly SourceAttribute[] _none = [];

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>The text of a part, how it was encoded, and whether it began with a byte order mark.</summary>
    public static (string Text, Encoding Encoding, bool HasMark) Decode(byte[] bytes)
    {
        Encoding encoding = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(true, true),
            [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, true),
            _ => new UTF8Encoding(false, true),
        };
        var mark = encoding.GetPreamble().Length;
        try
        {
            return (encoding.GetString(bytes, mark, bytes.Length - mark), encoding, mark > 0);
        }
        catch (DecoderFallbackException fault)
        {
            throw new XmlException("The part is not UTF-8 or UTF-16.", fault);
        }
    }

    /// <summary>A reader that resolves nothing and refuses a document type.</summary>
    public static XmlReader OpenReader(string text) => XmlReader.Create(new StringReader(text), _settings);

    /// <summary>The attributes of the element the reader stands on; the reader stands on the element again afterwards.</summary>
    public static SourceAttribute[] Attributes(XmlReader reader)
    {
        if (!reader.HasAttributes)
        {
            return _none;
        }

        var found = new List<SourceAttribute>(reader.AttributeCount);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                found.Add(new SourceAttribute(reader.LocalName, reader.NamespaceURI, reader.Value));
            }
        }

        reader.MoveToElement();
        return [.. found];
    }

    /// <summary>The offset behind the tag that starts here; <c>&gt;</c> inside attribute values does not count.</summary>
    public static int TagEnd(string text, int start)
    {
        var quote = '\0';
        for (var at = start; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at + 1;
            }
        }

        throw new XmlException("A tag does not end.");
    }

    /// <summary>Stops at parts nobody writes by hand or by program.</summary>
    public static void Bound(int elements, int depth)
    {
        if (elements > PackageLimits.Elements || depth > PackageLimits.Depth)
        {
            throw new XmlException("The part has too many elements.");
        }
    }

    /// <summary>Text as content of an element: characters XML cannot hold are left out.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                escaped.Append(c).Append(text[++at]);
            }
            else if (XmlConvert.IsXmlChar(c))
            {
                _ = c switch
                {
                    '&' => escaped.Append("&amp;"),
                    '<' => escaped.Append("&lt;"),
                    '>' => escaped.Append("&gt;"),
                    '"' => escaped.Append("&quot;"),
                    _ => escaped.Append(c),
                };
            }
        }

        return escaped.ToString();
    }
}
