using System.Globalization;
using System.Text;
using System.Xml;

namespace Evidence.Facts;

/// <summary>Finds an element of an XML text by a path of names with positions, as readers write them; namespaces and a last step for an attribute are passed over.</summary>
internal static class XmlPathRange
{
    public static ByteRange? Find(ReadOnlySpan<byte> content, string path)
    {
        (string Name, int Position)[] steps = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step[0] != '@' && step != "text()").Select(Step)];
        return steps.Length == 0 ? null : Find(Encoding.UTF8.GetString(content), steps);
    }

    private static (string Name, int Position) Step(string step)
    {
        var bracket = step.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? step : step[..bracket];
        var position = bracket < 0 ? "1" : step[(bracket + 1)..].TrimEnd(']');
        return (name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..], int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);
    }

    private static ByteRange? Find(string text, (string Name, int Position)[] steps)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var seen = new int[steps.Length];
            var matched = 0;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement && reader.Depth < matched)
                {
                    return null; // The element that held it ended.
                }

                if (reader.NodeType != XmlNodeType.Element || reader.Depth != matched || !Matches(reader, steps[matched].Name) || ++seen[matched] != steps[matched].Position)
                {
                    continue;
                }

                if (++matched == steps.Length)
                {
                    return Range(text, reader);
                }
            }
        }
        catch (XmlException)
        {
            // Not XML up to there: nothing to point to.
        }

        return null;
    }

    private static bool Matches(XmlReader reader, string name) => name is "*" || reader.LocalName == name;

    private static ByteRange Range(string text, XmlReader reader)
    {
        var start = Index(text, reader) - 1;
        var depth = reader.Depth;
        var end = text.IndexOf('>', start) + 1;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
            }

            end = text.IndexOf('>', Index(text, reader)) + 1;
        }

        return new ByteRange(Encoding.UTF8.GetByteCount(text.AsSpan(0, start)), Encoding.UTF8.GetByteCount(text.AsSpan(start, end - start)));
    }

    private static int Index(string text, XmlReader reader)
    {
        var info = (IXmlLineInfo)reader;
        var index = 0;
        for (var line = 1; line < info.LineNumber; line++)
        {
            index = NextLine(text, index);
        }

        return index + info.LinePosition - 1;
    }

    // A line ends with LF, CR or both, as XML counts them.
    private static int NextLine(string text, int index)
    {
        var end = text.AsSpan(index).IndexOfAny('\n', '\r') + index;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
