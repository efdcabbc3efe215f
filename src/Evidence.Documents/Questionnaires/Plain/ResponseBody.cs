using System.Text;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Collects the content of a response document: headings, paragraphs, points and tables.</summary>
internal sealed class ResponseBody
{
    private const int TextWidth = 9638;

    private readonly StringBuilder _xml = new();
    private bool _endsWithTable;

    /// <summary>The content as WordprocessingML with the prefix <c>w</c>.</summary>
    public string Xml => _xml + (_endsWithTable ? "<w:p/>" : "");

    /// <summary>A paragraph in a style of the template; null: the default.</summary>
    public ResponseBody Paragraph(string text, string? style = null)
    {
        Separate();
        var properties = style is null ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>";
        _xml.Append("<w:p>").Append(properties).Append(Run(text)).Append("</w:p>");
        return this;
    }

    /// <summary>A heading of level 1 to 3.</summary>
    public ResponseBody Heading(string text, int level) => Paragraph(text, "Heading" + Math.Clamp(level, 1, 3));

    /// <summary>A point of a list.</summary>
    public ResponseBody Point(string text)
    {
        Separate();
        _xml.Append("<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>").Append(Run(text)).Append("</w:p>");
        return this;
    }

    /// <summary>A table whose first row is its header; widths in shares of the page.</summary>
    public ResponseBody Table(IReadOnlyList<string> header, IReadOnlyList<double> widths, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (_endsWithTable)
        {
            _xml.Append("<w:p/>");
        }

        var twips = widths.Select(w => (int)(w / widths.Sum() * TextWidth)).ToList();
        _xml.Append("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        twips.ForEach(t => _xml.Append($"<w:gridCol w:w=\"{t}\"/>"));
        _xml.Append("</w:tblGrid>");
        Row(header, twips, isHeader: true);
        foreach (var row in rows)
        {
            Row(row, twips, isHeader: false);
        }

        _xml.Append("</w:tbl>");
        _endsWithTable = true;
        return this;
    }

    private void Row(IReadOnlyList<string> cells, List<int> twips, bool isHeader)
    {
        _xml.Append("<w:tr><w:trPr><w:cantSplit/>").Append(isHeader ? "<w:tblHeader/>" : "").Append("</w:trPr>");
        for (var n = 0; n < twips.Count; n++)
        {
            _xml.Append($"<w:tc><w:tcPr><w:tcW w:w=\"{twips[n]}\" w:type=\"dxa\"/>").Append(isHeader ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"DEEAF6\"/>" : "").Append("</w:tcPr>");
            foreach (var line in (n < cells.Count ? cells[n] : "").Split('\n'))
            {
                _xml.Append("<w:p>").Append(Run(line, isHeader)).Append("</w:p>");
            }

            _xml.Append("</w:tc>");
        }

        _xml.Append("</w:tr>");
    }

    private void Separate() => _endsWithTable = false;

    private static string Run(string text, bool isBold = false) =>
        text.Length == 0 ? "" : $"<w:r>{(isBold ? "<w:rPr><w:b/></w:rPr>" : "")}<w:t xml:space=\"preserve\">{SourceText.Escape(text)}</w:t></w:r>";
}
