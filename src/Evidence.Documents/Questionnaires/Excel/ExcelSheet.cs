namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Name on its tab.</param>
/// <param name="Part">Its part.</param>
/// <param name="IsHidden">True: its tab does not show.</param>
internal sealed record ExcelSheet(string Name, string Part, bool IsHidden)
{
    /// <summary>How the sheet is written in a reference: quoted where it has to be.</summary>
    public string Reference => Name.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') && Name.Length > 0 && !char.IsDigit(Name[0]) ? Name : "'" + Name.Replace("'", "''") + "'";
}
