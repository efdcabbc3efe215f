using System.Globalization;
using System.Text;
using System.Xml;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Reads a sheet part in one pass.</summary>
internal sealed class SheetParser
{
    /// <summary>Rows that are read; no questionnaire comes near.</summary>
    public const int MostRows = 20_000;

    /// <summary>Cells that are read.</summary>
    private const int MostCells = 400_000;

    // Elements that the schema puts behind legacyDrawing.
    private static readonly HashSet<string> _behindLegacyDrawing = ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent"];

    private readonly SheetSource _sheet;
    private readonly XmlReader _reader;
    private readonly LineStarts _lines;
    private readonly IReadOnlyList<string> _strings;
    private int _cells;
    private int _lastRow = -1;

    private SheetParser(byte[] part, IReadOnlyList<string> strings)
    {
        var (text, encoding, hasMark) = SourceText.Decode(part);
        _sheet = new SheetSource { Text = text, Encoding = encoding, HasMark = hasMark };
        _reader = SourceText.OpenReader(text);
        _lines = new LineStarts(text, (IXmlLineInfo)_reader);
        _strings = strings;
    }

    /// <summary>Reads a part.</summary>
    /// <param name="part">Its bytes.</param>
    /// <param name="strings">The workbook's shared strings.</param>
    /// <exception cref="XmlException">It is not well formed.</exception>
    public static SheetSource Parse(byte[] part, IReadOnlyList<string> strings)
    {
        var parser = new SheetParser(part, strings);
        using (parser._reader)
        {
            parser.ReadParts();
        }

        return parser._sheet;
    }

    private void ReadParts()
    {
        _reader.MoveToContent();
        _sheet.Prefix = _reader.Prefix.Length == 0 ? "" : _reader.Prefix + ":";
        if (_reader.IsEmptyElement)
        {
            return;
        }

        _reader.Read();
        while (!_reader.EOF)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                ReadPart();
            }
            else
            {
                if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == 0 && _sheet.LegacyDrawingAt == 0)
                {
                    _sheet.LegacyDrawingAt = _lines.Offset() - 2;
                }

                _reader.Read();
            }
        }
    }

    private void ReadPart()
    {
        if (_sheet.LegacyDrawingAt == 0 && _behindLegacyDrawing.Contains(_reader.LocalName))
        {
            _sheet.LegacyDrawingAt = _lines.Offset() - 1;
        }

        switch (_reader.LocalName)
        {
            case "sheetData":
                ReadData();
                return;
            case "dimension":
                ReadDimension();
                break;
            case "sheetProtection":
                _sheet.IsProtected = _reader.GetAttribute("sheet") is "1" or "true";
                break;
            case "legacyDrawing":
                _sheet.LegacyDrawing = _reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? _reader.GetAttribute("r:id");
                break;
            case "cols" or "mergeCells" or "dataValidations" or "extLst":
                new SheetPartsReader(_sheet).Read(_reader);
                return;
        }

        _reader.Skip();
    }

    private void ReadDimension()
    {
        if (_reader.GetAttribute("ref") is not { } dimension)
        {
            return;
        }

        var start = _sheet.Text.IndexOf(dimension, _lines.Offset(), StringComparison.Ordinal);
        _sheet.Dimension = start < 0 ? null : (dimension, start, start + dimension.Length);
    }

    private void ReadData()
    {
        var start = _lines.Offset() - 1;
        if (_reader.IsEmptyElement)
        {
            _sheet.Data = (start, SourceText.TagEnd(_sheet.Text, start));
            _reader.Read();
            return;
        }

        var depth = _reader.Depth;
        _reader.Read();
        while (_reader.Depth > depth)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "row" && !ReadRow())
            {
                continue;
            }

            _reader.Read();
        }

        _sheet.DataEnd = _lines.Offset() - 2;
        _sheet.Data = (start, _sheet.Text.IndexOf('>', _sheet.DataEnd) + 1);
        _reader.Read();
    }

    // Gives whether the reader still stands on the row's end and has to move on.
    private bool ReadRow()
    {
        var number = int.TryParse(_reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated - 1 : _lastRow + 1;
        if (number <= _lastRow || number >= CellRef.MostRows || _sheet.Rows.Count >= MostRows || _cells >= MostCells)
        {
            _sheet.RowsLeftOut++;
            _reader.Skip();
            return false;
        }

        _lastRow = number;
        var row = OpenRow(number);
        _sheet.Rows[number] = row;
        if (_reader.IsEmptyElement)
        {
            (row.ContentEnd, row.End) = (row.ContentStart, row.ContentStart);
            return true;
        }

        ReadCells(row);
        row.ContentEnd = _lines.Offset() - 2;
        row.End = _sheet.Text.IndexOf('>', row.ContentEnd) + 1;
        return true;
    }

    private SheetRow OpenRow(int number)
    {
        var start = _lines.Offset() - 1;
        return new SheetRow(number, start)
        {
            ContentStart = SourceText.TagEnd(_sheet.Text, start),
            IsHidden = _reader.GetAttribute("hidden") is "1" or "true",
            Height = double.TryParse(_reader.GetAttribute("ht"), NumberStyles.Float, CultureInfo.InvariantCulture, out var height) ? height : null,
            HasOwnHeight = _reader.GetAttribute("customHeight") is "1" or "true",
        };
    }

    private void ReadCells(SheetRow row)
    {
        var depth = _reader.Depth;
        var column = -1;
        _reader.Read();
        while (_reader.Depth > depth)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "c")
            {
                column = CellRef.Parse(_reader.GetAttribute("r"))?.Column ?? column + 1;
                var cell = ReadCell();
                if (_cells++ < MostCells)
                {
                    row.Cells[column] = cell;
                }
            }
            else
            {
                _reader.Read();
            }
        }
    }

    private SheetCell ReadCell()
    {
        var start = _lines.Offset() - 1;
        var style = int.TryParse(_reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        var type = _reader.GetAttribute("t") ?? "n";
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            return new SheetCell(start, SourceText.TagEnd(_sheet.Text, start), style, "", false);
        }

        var (value, isFormula) = ReadValue();
        var end = _sheet.Text.IndexOf('>', _lines.Offset() - 2) + 1;
        _reader.Read();
        return new SheetCell(start, end, style, Shown(type, value), isFormula);
    }

    private (string Value, bool IsFormula) ReadValue()
    {
        var depth = _reader.Depth;
        var value = new StringBuilder();
        var isFormula = false;
        _reader.Read();
        while (_reader.Depth > depth)
        {
            switch (_reader.NodeType == XmlNodeType.Element ? _reader.LocalName : "")
            {
                case "f":
                    isFormula = true;
                    _reader.Skip();
                    break;
                case "rPh":
                    _reader.Skip();
                    break;
                case "v" or "t":
                    value.Append(_reader.ReadElementContentAsString());
                    break;
                default:
                    _reader.Read();
                    break;
            }
        }

        return (value.ToString(), isFormula);
    }

    private string Shown(string type, string value) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _strings.Count ? _strings[index] : "",
        "b" => value == "1" ? "TRUE" : "FALSE",
        "e" => "",
        _ => value,
    };
}
