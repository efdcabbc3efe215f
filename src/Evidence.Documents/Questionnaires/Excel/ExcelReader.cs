using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Grids;
using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Finds the questions of a workbook.</summary>
internal sealed class ExcelReader(ExcelFile file)
{
    private readonly ValidationLists _lists = new(file);
    private readonly List<string> _notes = [];

    /// <summary>Things a reviewer should know, once the workbook is read.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The questions, sheet by sheet.</summary>
    public IReadOnlyList<QuestionDraft> Read()
    {
        _notes.AddRange(ExcelNotes.Of(file));
        return [.. file.Sheets.Where(s => !s.IsHidden).SelectMany(ReadSheet)];
    }

    private List<QuestionDraft> ReadSheet(ExcelSheet sheet)
    {
        var grid = new SheetGrid(file, sheet, _lists).Build();
        var drafts = new GridDrafts([sheet.Name], c => Address(sheet, c), (c, role, option) => [new AnswerSlot(role, Address(sheet, c), option)], q => Free(sheet, grid, q));
        var nature = new GridNature($"Sheet '{sheet.Name}'", IsSheet: true, Explains: Instructions.IsExplainingSheet(sheet.Name));
        var codes = new CodeLists(file, sheet);
        var found = GridReader.Read(grid, nature).Questions.Select(q => drafts.Of(codes.Resolve(q), WhyHidden(sheet, q))).ToList();
        if (drafts.WentElsewhere)
        {
            _notes.Add($"Sheet '{sheet.Name}' has no column for answers: they go into the free column {CellRef.ColumnName(grid.ColumnCount - 1)}.");
        }

        if (found.Count > 0)
        {
            _notes.AddRange(ExcelNotes.Of(file, sheet));
        }

        return found;
    }

    private string? WhyHidden(ExcelSheet sheet, GridQuestion question) =>
        file.SourceOf(sheet).Rows.TryGetValue(question.Cell.Row, out var row) && row.IsHidden ? "its row is hidden" : null;

    // The first column beside everything that is written, where the sheet has no column for answers.
    private static AnswerSlot? Free(ExcelSheet sheet, Grid grid, GridQuestion question)
    {
        var free = grid.At(question.Cell.Row, grid.ColumnCount - 1);
        return free is { IsOpen: true } ? new AnswerSlot(SlotRole.Answer, Address(sheet, free)) : null;
    }

    private static string Address(ExcelSheet sheet, GridCell cell) => $"{sheet.Reference}!{cell.Place}";
}
