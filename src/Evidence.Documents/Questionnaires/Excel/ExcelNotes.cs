namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>What a reviewer should know of a workbook beside its questions.</summary>
internal static class ExcelNotes
{
    /// <summary>Of the workbook as a whole.</summary>
    public static IEnumerable<string> Of(ExcelFile file)
    {
        var hidden = file.Sheets.Where(s => s.IsHidden).Select(s => s.Name).ToList();
        if (hidden.Count > 0)
        {
            yield return $"Hidden sheets are not read for questions: {string.Join(", ", hidden)}.";
        }

        if (file.Package.PartNames.Any(p => p.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase)))
        {
            yield return "The workbook links to other workbooks: they are never opened.";
        }

        if (file.Package.PartNames.Any(p => p.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)))
        {
            yield return "The workbook has embedded objects: they are kept and not read.";
        }
    }

    /// <summary>Of a sheet that has questions.</summary>
    public static IEnumerable<string> Of(ExcelFile file, ExcelSheet sheet)
    {
        var source = file.SourceOf(sheet);
        if (source.IsProtected)
        {
            yield return $"Sheet '{sheet.Name}' is protected: only its unlocked cells are filled.";
        }

        if (source.RowsLeftOut > 0)
        {
            yield return $"Sheet '{sheet.Name}' has {source.Rows.Count + source.RowsLeftOut} rows: the first {source.Rows.Count} were read.";
        }
    }
}
