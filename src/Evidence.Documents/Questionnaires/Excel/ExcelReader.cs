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
        var drafts = new GridDrafts([sheet.Name], c => Address(sheet, c), (c, role, option) => [new AnswerSlot(role, Address(sheet, c), option)], q => Free(sheet, grid, q));
        var nature = new GridNature($"Sheet '{sheet.Name}'", IsSheet: true, Explains: Words.Instructions.IsExplainingSheet(sheet.Name));
        var codes = new CodeLists(file, sheet);
        return GridReader.Read(grid, nature).Questions.Select(q => drafts.Of(codes.Resolve(q)));
    }

    // The first column beside everything that is written, where the sheet has no column for answers.
    private static (AnswerSlot Slot, string Doubt)? Free(ExcelSheet sheet, Grid grid, GridQuestion question)
    {
        var free = grid.At(question.Cell.Row, grid.ColumnCount - 1);
        return free is { IsOpen: true }
            ? (new AnswerSlot(SlotRole.Answer, Address(sheet, free)), $"the sheet has no column for answers; it goes into the free column {CellRef.ColumnName(free.Column)}")
            : null;
    }

    private static string Address(ExcelSheet sheet, GridCell cell) => $"{sheet.Reference}!{cell.Place}";
}
