namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>A row as written in a sheet part.</summary>
internal sealed class SheetRow(int number, int start)
{
    /// <summary>From 0.</summary>
    public int Number => number;

    /// <summary>Offset of <c>&lt;row</c>.</summary>
    public int Start => start;

    /// <summary>Offset behind the start tag.</summary>
    public int ContentStart { get; set; }

    /// <summary>Offset of the end tag; that of <see cref="End"/> where the row is written <c>&lt;row/&gt;</c>.</summary>
    public int ContentEnd { get; set; }

    /// <summary>Offset behind the row.</summary>
    public int End { get; set; }

    public bool IsHidden { get; init; }

    /// <summary>Height in points where the row states one; null: it fits itself.</summary>
    public double? Height { get; init; }

    /// <summary>True: the height was set by hand.</summary>
    public bool HasOwnHeight { get; init; }

    /// <summary>Cells by column, ascending.</summary>
    public SortedList<int, SheetCell> Cells { get; } = [];
}
