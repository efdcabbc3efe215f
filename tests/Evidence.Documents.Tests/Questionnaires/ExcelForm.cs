using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Builds Excel questionnaires. The same calls give the same workbook.</summary>
internal sealed class ExcelForm
{
    private readonly List<(Sheet Sheet, Worksheet Content)> _sheets = [];

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
}
