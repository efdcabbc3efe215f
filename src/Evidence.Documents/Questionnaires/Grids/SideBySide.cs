using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Takes apart tables that stand side by side in one sheet.</summary>
internal static class SideBySide
{
    /// <summary>The grid cut between its tables; the grid itself where it holds but one.</summary>
    public static IReadOnlyList<Grid> Split(Grid grid)
    {
        var cuts = grid.RowNumbers.Where(r => grid.Row(r).Count(c => c.HasText) >= 4 && HeaderFinder.IsHeader(grid, r)).Select(r => Cuts(grid, r)).FirstOrDefault(c => c.Count > 0) ?? [];
        if (cuts.Count == 0)
        {
            return [grid];
        }

        // A cell that spans the cut, such as the title of the sheet, belongs to the table it begins in.
        var bounds = cuts.Prepend(0).ToList();
        var cells = grid.RowNumbers.SelectMany(r => grid.Row(r)).ToList();
        return [.. bounds.Select((from, n) => new Grid(cells.Where(c => c.Column >= from && (n + 1 == bounds.Count || c.Column < bounds[n + 1]))))];
    }

    // A header that asks again, once it has said where answers go, begins a new table, with the columns it asks for behind the last place.
    private static List<int> Cuts(Grid grid, int row)
    {
        var cuts = new List<int>();
        var (hasAsked, last) = (false, -1);
        foreach (var cell in grid.Row(row).Where(c => c.HasText && c.Text[^1] is not (']' or ')')))
        {
            var role = HeaderFinder.RoleOf(cell.Text);
            if (role is { Role: ColumnRole.Question, Weight: >= 0.8 } && hasAsked && last >= 0)
            {
                cuts.Add(last + 1);
                last = -1;
            }
            else if (role is { Role: ColumnRole.Answer or ColumnRole.Comment or ColumnRole.Reference or ColumnRole.Option, Weight: >= 0.5 } && hasAsked)
            {
                last = cell.Column + cell.ColumnSpan - 1;
            }

            hasAsked |= role is { Role: ColumnRole.Question, Weight: >= 0.8 };
        }

        return cuts;
    }
}
