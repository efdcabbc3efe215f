using System.Text;
using System.Xml;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Reads the shared strings of a workbook: rich text joined, phonetic readings left out.</summary>
internal static class SharedStrings
{
    /// <summary>The strings, by index.</summary>
    /// <exception cref="XmlException">The part is not well formed.</exception>
    public static IReadOnlyList<string> Parse(byte[] part)
    {
        var strings = new List<string>();
        using var reader = SourceText.OpenReader(SourceText.Decode(part).Text);
        StringBuilder? current = null;
        var isInside = false;
        while (isInside || reader.Read())
        {
            isInside = false;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "si":
                    Bound(strings.Count);
                    current = new StringBuilder();
                    if (reader.IsEmptyElement)
                    {
                        strings.Add("");
                    }

                    break;
                case XmlNodeType.Element when reader.LocalName == "t" && current is not null:
                    current.Append(reader.ReadElementContentAsString());
                    isInside = true;
                    break;
                case XmlNodeType.Element when reader.LocalName == "rPh":
                    reader.Skip();
                    isInside = true;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "si":
                    strings.Add(current!.ToString());
                    break;
            }
        }

        return strings;
    }

    private static void Bound(int count)
    {
        if (count > PackageLimits.Elements)
        {
            throw new XmlException("The part has too many strings.");
        }
    }
}
