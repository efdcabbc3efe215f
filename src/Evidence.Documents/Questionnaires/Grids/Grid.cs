namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>A table or sheet as rows of cells, with merged cells resolved.</summary>
internal sealed class Grid
{
    private readonly Dictionary<(int Row, int Column), GridCell> _covered = [];
    private readonly Dictionary<int, List<GridCell>> _rows = [];

    public Grid(IEnumerable<GridCell> cells)
    {
        foreach (var cell in cells)
        {
            Add(cell);
        }

        RowNumbers = [.. _rows.Keys.Order()];
        ColumnCount = _covered.Count == 0 ? 0 : _covered.Keys.Max(k => k.Column) + 1;
        foreach (var row in _rows.Values)
        {
            row.Sort((a, b) => a.Column.CompareTo(b.Column));
        }
    }

    /// <summary>Numbers of rows that have cells, ascending.</summary>
    public IReadOnlyList<int> RowNumbers { get; }

    /// <summary>One more than the last column.</summary>
    public int ColumnCount { get; }

    /// <summary>The cell that covers a place; null: none.</summary>
    public GridCell? At(int row, int column) => _covered.GetValueOrDefault((row, column));

    /// <summary>Cells whose top left corner is in a row, from left to right.</summary>
    public IReadOnlyList<GridCell> Row(int row) => _rows.TryGetValue(row, out var cells) ? cells : [];

    // A cell of a sheet may claim a million columns; only what can hold a question is kept.
    private void Add(GridCell cell)
    {
        if (!_rows.TryGetValue(cell.Row, out var row))
        {
            _rows[cell.Row] = row = [];
        }

        row.Add(cell);
        for (var r = cell.Row; r < cell.Row + Math.Min(cell.RowSpan, 2000); r++)
        {
            for (var c = cell.Column; c < cell.Column + Math.Min(cell.ColumnSpan, 200); c++)
            {
                _covered.TryAdd((r, c), cell);
            }
        }
    }
}
