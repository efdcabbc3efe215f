namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>A rectangle of cells.</summary>
internal readonly record struct CellRange(CellRef From, CellRef To)
{
    /// <summary>Reads <c>A1:B2</c>, <c>$A$1:$A$9</c>, <c>C3</c> or whole columns <c>A:A</c>; null: anything else.</summary>
    public static CellRange? Parse(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            return CellRef.Parse(text) is { } cell ? new CellRange(cell, cell) : null;
        }

        if (CellRef.Parse(text[..colon]) is { } from && CellRef.Parse(text[(colon + 1)..]) is { } to)
        {
            return new CellRange(new CellRef(Math.Min(from.Row, to.Row), Math.Min(from.Column, to.Column)), new CellRef(Math.Max(from.Row, to.Row), Math.Max(from.Column, to.Column)));
        }

        return CellRef.Parse($"{text[..colon]}1") is { } first && CellRef.Parse($"{text[(colon + 1)..]}1") is { } last
            ? new CellRange(first, last with { Row = CellRef.MostRows - 1 })
            : null;
    }

    /// <summary>The rectangles of a list like <c>C3:C9 D3</c>.</summary>
    public static IEnumerable<CellRange> ParseList(string? text)
    {
        foreach (var part in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(part) is { } range)
            {
                yield return range;
            }
        }
    }

    /// <summary>Whether a cell is inside.</summary>
    public bool Contains(CellRef cell) =>
        cell.Row >= From.Row && cell.Row <= To.Row && cell.Column >= From.Column && cell.Column <= To.Column;
}
