using Evidence.Documents.Questionnaires.Grids;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Makes a grid of a Word table: grid spans and vertical merges resolved.</summary>
internal static class TableGrid
{
    /// <summary>The grid; each cell's place is its <see cref="CellContent"/>.</summary>
    public static Grid Of(WordTable table, WordProtection protection)
    {
        var cells = new List<GridCell>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells.Where(c => !c.IsContinued || !ContinuesSomething(table, row, c)))
            {
                cells.Add(ToCell(table, row, cell, protection));
            }
        }

        return new Grid(cells);
    }

    private static GridCell ToCell(WordTable table, int row, WordCell cell, WordProtection protection)
    {
        var content = CellContent.Of(cell);
        content = row > 0 && table.Rows[row].Cells.Count == 1 ? content.AsLabelledPlace() : content;
        return new GridCell(row, cell.Column, RowSpan(table, row, cell), cell.ColumnSpan, content.Text)
        {
            IsBlank = content.IsBlank,
            IsLocked = content.IsLocked || protection == WordProtection.ReadOnly || (protection == WordProtection.Forms && !content.IsFormField),
            IsFramed = true,
            IsFormField = content.IsFormField || content.Address.Contains('#', StringComparison.Ordinal),
            IsEmphasised = table.Rows[row].IsHeader || cell.Shade is not null || IsBold(cell),
            Options = content.Options,
            IsBox = content.IsBox,
            Existing = content.Existing,
            Placeholder = content.Placeholder,
            Place = content,
        };
    }

    private static bool IsBold(WordCell cell)
    {
        var worded = cell.Paragraphs.Where(p => p.Text.Length > 0).ToList();
        return worded.Count > 0 && worded.All(p => p.IsBold || p.HeadingLevel > 0);
    }

    private static int RowSpan(WordTable table, int row, WordCell cell)
    {
        var span = 1;
        while (row + span < table.Rows.Count && table.Rows[row + span].Cells.Any(c => c.IsContinued && c.Column == cell.Column))
        {
            span++;
        }

        return span;
    }

    private static bool ContinuesSomething(WordTable table, int row, WordCell cell) =>
        row > 0 && table.Rows[row - 1].Cells.Any(c => c.Column == cell.Column);
}
