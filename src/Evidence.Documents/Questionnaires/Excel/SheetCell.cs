namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>A cell as written in a sheet part.</summary>
/// <param name="Start">Offset of <c>&lt;c</c> in the part's text.</param>
/// <param name="End">Offset behind the cell.</param>
/// <param name="Style">Index of its format.</param>
/// <param name="Text">What it shows; for a formula the value it had when it was saved.</param>
/// <param name="IsFormula">True: its value is computed.</param>
internal readonly record struct SheetCell(int Start, int End, int Style, string Text, bool IsFormula);
