using Evidence.Documents.Questionnaires.Grids;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Makes a grid of a sheet: merged ranges, lists and protection resolved, empty places included.</summary>
internal sealed class SheetGrid(ExcelFile file, ExcelSheet sheet, ValidationLists lists)
{
    private const int MostColumns = 64;
    private const int MostEmptyRows = 3;

    private readonly SheetSource _source = file.SourceOf(sheet);
    private readonly Dictionary<CellRef, CellRange> _mergedAt = [];
    private readonly HashSet<CellRef> _covered = [];

    /// <summary>The grid; each cell's place is its <see cref="CellRef"/>.</summary>
    public Grid Build()
    {
        var used = _source.Rows.Values.Where(r => r.Cells.Values.Any(c => c.Text.Length > 0)).ToList();
        if (used.Count == 0)
        {
            return new Grid([]);
        }

        var columns = Math.Min(MostColumns, used.Max(r => LastColumn(r)) + 2);
        ResolveMerged(columns);
        var cells = new List<GridCell>();
        foreach (var row in Rows(used))
        {
            for (var column = 0; column < columns; column++)
            {
                var at = new CellRef(row, column);
                if (!_covered.Contains(at))
                {
                    cells.Add(ToCell(at));
                }
            }
        }

        return new Grid(cells);
    }

    private static int LastColumn(SheetRow row) => row.Cells.Where(c => c.Value.Text.Length > 0).Max(c => c.Key);

    // Rows with words and the few empty ones behind each, where an answer may go.
    private static IEnumerable<int> Rows(List<SheetRow> used)
    {
        for (var n = 0; n < used.Count; n++)
        {
            var next = n + 1 < used.Count ? used[n + 1].Number : used[n].Number + 2;
            for (var row = used[n].Number; row < Math.Min(next, used[n].Number + 1 + MostEmptyRows); row++)
            {
                yield return row;
            }
        }
    }

    private void ResolveMerged(int columns)
    {
        foreach (var range in _source.Merged)
        {
            _mergedAt[range.From] = range;
            for (var row = range.From.Row; row <= Math.Min(range.To.Row, range.From.Row + 2000); row++)
            {
                for (var column = range.From.Column; column <= Math.Min(range.To.Column, columns); column++)
                {
                    if (row != range.From.Row || column != range.From.Column)
                    {
                        _covered.Add(new CellRef(row, column));
                    }
                }
            }
        }
    }

    private GridCell ToCell(CellRef at)
    {
        var row = _source.Rows.GetValueOrDefault(at.Row);
        var cell = row is not null && row.Cells.TryGetValue(at.Column, out var written) ? written : default;
        var raw = cell.Text is null ? "" : Fold.Spaces(cell.Text);
        var isPlaceholder = !cell.IsFormula && Placeholders.IsPlaceholder(raw);
        var merged = _mergedAt.TryGetValue(at, out var range) ? range : new CellRange(at, at);
        var (options, isLegalKnown) = ListAt(at);
        var style = cell.Style;
        var boxes = raw.Length > 0 && !cell.IsFormula && options.Count == 0 ? CellBoxes.Of(cell.Text!) : null;
        var grid = new GridCell(at.Row, at.Column, merged.To.Row - at.Row + 1, merged.To.Column - at.Column + 1, isPlaceholder ? "" : raw)
        {
            IsBlank = (raw.Length == 0 || isPlaceholder) && !cell.IsFormula,
            IsLocked = cell.IsFormula || (_source.IsProtected && file.Styles.IsLocked(style)) || !isLegalKnown,
            IsUnlocked = _source.IsProtected && !file.Styles.IsLocked(style),
            IsFramed = options.Count > 0 || file.Styles.IsFramed(style) || (_source.IsProtected && !file.Styles.IsLocked(style)),
            IsEmphasised = raw.Length > 0 && (file.Styles.IsBold(style) || file.Styles.IsFilled(style)),
            Options = options.Count > 0 ? options : isPlaceholder ? Placeholders.OptionsIn(raw) : [],
            Existing = raw.Length == 0 || isPlaceholder ? null : raw,
            Placeholder = isPlaceholder ? raw : "",
            Place = at,
        };
        return boxes is null ? grid : grid with
        {
            Text = boxes.Lead,
            IsBlank = boxes.Lead.Length == 0,
            IsBox = boxes.Labels is [""],
            IsFramed = true,
            Options = [.. boxes.Labels.Where(l => l.Length > 0)],
            Existing = boxes.Chosen,
        };
    }

    private (IReadOnlyList<string> Options, bool IsLegalKnown) ListAt(CellRef at)
    {
        foreach (var validation in _source.Validations)
        {
            if (validation.Type == "list" && validation.Ranges.Any(r => r.Contains(at)))
            {
                var values = lists.Of(sheet, validation, at);
                return (values ?? [], values is not null);
            }
        }

        return ([], true);
    }
}
