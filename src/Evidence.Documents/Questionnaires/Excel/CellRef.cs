namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>A cell by row and column, both from 0.</summary>
internal readonly record struct CellRef(int Row, int Column)
{
    /// <summary>Most rows of a sheet.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Most columns of a sheet.</summary>
    public const int MostColumns = 16_384;

    /// <summary>Reads <c>C12</c> or <c>$C$12</c>; null: anything else.</summary>
    public static CellRef? Parse(ReadOnlySpan<char> text)
    {
        int column = 0, row = 0, at = 0;
        at += at < text.Length && text[at] == '$' ? 1 : 0;
        for (; at < text.Length && char.IsAsciiLetter(text[at]) && column <= MostColumns; at++)
        {
            column = (column * 26) + (char.ToUpperInvariant(text[at]) - 'A' + 1);
        }

        at += at < text.Length && text[at] == '$' ? 1 : 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]) && row <= MostRows; at++)
        {
            row = (row * 10) + (text[at] - '0');
        }

        return at == text.Length && column is > 0 and <= MostColumns && row is > 0 and <= MostRows ? new CellRef(row - 1, column - 1) : null;
    }

    /// <summary>Letters of a column: <c>C</c>.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    /// <inheritdoc/>
    public override string ToString() => ColumnName(Column) + (Row + 1);
}
