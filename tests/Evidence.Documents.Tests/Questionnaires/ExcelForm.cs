using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Builds Excel questionnaires. The same calls give the same workbook.</summary>
internal sealed class ExcelForm
{
    public const uint UnlockedStyle = 1;

    public const uint FramedStyle = 2;

    private readonly List<(Sheet Sheet, Worksheet Content)> _sheets = [];
    private readonly List<DefinedName> _names = [];
    private bool _hasStyles;

    public ExcelForm Name(string name, string reference)
    {
        _names.Add(new DefinedName(reference) { Name = name });
        return this;
    }

    /// <summary>Makes the styles of unlocked and of framed cells known.</summary>
    public ExcelForm Unlocked()
    {
        _hasStyles = true;
        return this;
    }

    public ExcelForm Sheet(string name, params string[][] rows) => Sheet(name, _ => { }, rows);

    public ExcelForm Sheet(string name, Action<Worksheet> change, params string[][] rows)
    {
        var data = new SheetData();
        for (var r = 0; r < rows.Length; r++)
        {
            var number = r + 1;
            data.Append(new Row(rows[r].Select((text, c) => CellOf(text, c, number)).OfType<Cell>()) { RowIndex = (uint)number });
        }

        var content = new Worksheet(data);
        change(content);
        _sheets.Add((new Sheet { Name = name, SheetId = (uint)_sheets.Count + 1, Id = "rId" + (_sheets.Count + 1) }, content));
        return this;
    }

    public ExcelForm Hide(string name)
    {
        _sheets.First(s => s.Sheet.Name == name).Sheet.State = SheetStateValues.Hidden;
        return this;
    }

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets(_sheets.Select(s => s.Sheet.CloneNode(true))));
            if (_names.Count > 0)
            {
                workbook.Workbook.Append(new DefinedNames(_names.Select(n => n.CloneNode(true))));
            }

            if (_hasStyles)
            {
                workbook.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = Styles();
            }

            foreach (var (sheet, content) in _sheets)
            {
                workbook.AddNewPart<WorksheetPart>(sheet.Id!).Worksheet = (Worksheet)content.CloneNode(true);
            }
        }

        return stream.ToArray();
    }

    private static Cell? CellOf(string text, int column, int row) => text.Length == 0 ? null : new Cell(new InlineString(new Text(text)))
    {
        CellReference = $"{(char)('A' + column)}{row}",
        DataType = CellValues.InlineString,
    };

    private static Stylesheet Styles() => new(
        new Fonts(new Font()) { Count = 1 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder())) { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat(new Protection { Locked = false }) { ApplyProtection = true },
            new CellFormat(new Alignment { WrapText = true }) { BorderId = 1, ApplyBorder = true, ApplyAlignment = true }) { Count = 3 });
}
