using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Grids;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Finds the questions of a workbook.</summary>
internal sealed class ExcelReader(ExcelFile file)
{
    private readonly ValidationLists _lists = new(file);

    /// <summary>The questions, sheet by sheet.</summary>
    public IReadOnlyList<QuestionDraft> Read() => [.. file.Sheets.Where(s => !s.IsHidden).SelectMany(ReadSheet)];

    private IEnumerable<QuestionDraft> ReadSheet(ExcelSheet sheet)
    {
        var grid = new SheetGrid(file, sheet, _lists).Build();
        var drafts = new GridDrafts([sheet.Name], c => Address(sheet, c), (c, role, option) => [new AnswerSlot(role, Address(sheet, c), option)]);
        return GridReader.Read(grid).Select(drafts.Of);
    }

    private static string Address(ExcelSheet sheet, GridCell cell) => $"{sheet.Reference}!{cell.Place}";
}
