using System.Text;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Puts texts into cells of a sheet part: into those that are written, or new ones in the order of the grid.</summary>
internal sealed class SheetEdits(SheetSource sheet, ExcelStyles styles, SourceEdits edits)
{
    private const double PointsPerLine = 15;
    private const int CharactersPerLine = 40;

    /// <summary>Makes the edits.</summary>
    public void Apply(SortedDictionary<(int Row, int Column), string> writes)
    {
        foreach (var row in writes.GroupBy(w => w.Key.Row))
        {
            if (sheet.Rows.TryGetValue(row.Key, out var existing))
            {
                ApplyToRow(existing, row);
            }
            else
            {
                InsertRow(row.Key, row);
            }
        }

        if (writes.Count > 0)
        {
            WidenDimension(writes.Keys);
        }
    }

    private void ApplyToRow(SheetRow row, IEnumerable<KeyValuePair<(int Row, int Column), string>> writes)
    {
        Unfold(row, writes);
        var added = new StringBuilder();
        foreach (var (at, text) in writes)
        {
            if (row.Cells.TryGetValue(at.Column, out var cell))
            {
                edits.Replace(cell.Start, cell.End, Cell(at.Row, at.Column, cell.Style, text));
            }
            else if (row.End == row.ContentEnd)
            {
                added.Append(Cell(at.Row, at.Column, 0, text));
            }
            else
            {
                var next = row.Cells.FirstOrDefault(c => c.Key > at.Column);
                edits.Insert(next.Value.End == 0 ? row.ContentEnd : next.Value.Start, Cell(at.Row, at.Column, 0, text));
            }
        }

        if (added.Length > 0)
        {
            var slash = sheet.Text.LastIndexOf('/', row.End - 1);
            edits.Replace(slash, row.End, $">{added}</{sheet.Prefix}row>");
        }
    }

    // A height that a program worked out for an empty row hides a long answer; without it the row fits itself again.
    private void Unfold(SheetRow row, IEnumerable<KeyValuePair<(int Row, int Column), string>> writes)
    {
        if (row.Height is not { } height || row.HasOwnHeight)
        {
            return;
        }

        var lines = writes.Where(w => row.Cells.TryGetValue(w.Key.Column, out var cell) && styles.Wraps(cell.Style))
            .Select(w => w.Value.Split('\n').Sum(l => 1 + (l.Length / CharactersPerLine)))
            .DefaultIfEmpty(0)
            .Max();
        var tag = sheet.Text[row.Start..row.ContentStart];
        var at = tag.IndexOf(" ht=\"", StringComparison.Ordinal);
        if (lines * PointsPerLine > height && at > 0)
        {
            edits.Replace(row.Start + at, row.Start + tag.IndexOf('"', at + 5) + 1, "");
        }
    }

    private void InsertRow(int number, IEnumerable<KeyValuePair<(int Row, int Column), string>> writes)
    {
        var cells = string.Concat(writes.Select(w => Cell(number, w.Key.Column, 0, w.Value)));
        var row = $"<{sheet.Prefix}row r=\"{number + 1}\">{cells}</{sheet.Prefix}row>";
        var next = sheet.Rows.Values.FirstOrDefault(r => r.Number > number);
        edits.Insert(next?.Start ?? sheet.DataEnd, row);
    }

    // An inline string is text whatever it begins with: = + - @ never make a formula of it.
    private string Cell(int row, int column, int style, string text)
    {
        var p = sheet.Prefix;
        var s = style == 0 ? "" : $" s=\"{style}\"";
        return $"<{p}c r=\"{new CellRef(row, column)}\"{s} t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{SourceText.Escape(text.ReplaceLineEndings("\n"))}</{p}t></{p}is></{p}c>";
    }

    private void WidenDimension(IEnumerable<(int Row, int Column)> cells)
    {
        if (sheet.Dimension is not { } dimension || CellRange.Parse(dimension.Ref) is not { } range)
        {
            return;
        }

        var (from, to) = range;
        foreach (var (row, column) in cells)
        {
            from = new CellRef(Math.Min(from.Row, row), Math.Min(from.Column, column));
            to = new CellRef(Math.Max(to.Row, row), Math.Max(to.Column, column));
        }

        if (from != range.From || to != range.To)
        {
            edits.Replace(dimension.Start, dimension.End, $"{from}:{to}");
        }
    }
}
