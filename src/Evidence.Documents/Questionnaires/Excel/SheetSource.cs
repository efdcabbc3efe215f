using System.Text;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>A sheet part read for editing: rows and cells with the places of their markup.</summary>
internal sealed class SheetSource
{
    /// <summary>Text of the part.</summary>
    public required string Text { get; init; }

    public required Encoding Encoding { get; init; }

    public required bool HasMark { get; init; }

    /// <summary>Namespace prefix of the part with its colon; empty: none.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Rows with cells or properties, ascending.</summary>
    public SortedList<int, SheetRow> Rows { get; } = [];

    public List<CellRange> Merged { get; } = [];

    public List<Validation> Validations { get; } = [];

    /// <summary>True: only unlocked cells may be changed.</summary>
    public bool IsProtected { get; set; }

    /// <summary>Columns that are hidden, as ranges from 0.</summary>
    public List<(int From, int To)> HiddenColumns { get; } = [];

    /// <summary>Rows of the sheet beyond those that were read.</summary>
    public int RowsLeftOut { get; set; }

    /// <summary>Offset of the contents of <c>sheetData</c>'s end tag; 0: it is written <c>&lt;sheetData/&gt;</c>.</summary>
    public int DataEnd { get; set; }

    /// <summary>Start and end of the <c>sheetData</c> element.</summary>
    public (int Start, int End) Data { get; set; }

    /// <summary>Value of the dimension's <c>ref</c> and where it stands; null: not there.</summary>
    public (string Ref, int Start, int End)? Dimension { get; set; }

    /// <summary>Relationship id of the part with the shapes of notes; null: none.</summary>
    public string? LegacyDrawing { get; set; }

    /// <summary>Where the element <c>legacyDrawing</c> would stand, by the schema's order.</summary>
    public int LegacyDrawingAt { get; set; }

    /// <summary>The bytes of a changed text.</summary>
    public byte[] Encode(string text)
    {
        var body = Encoding.GetBytes(text);
        return HasMark ? [.. Encoding.GetPreamble(), .. body] : body;
    }
}
