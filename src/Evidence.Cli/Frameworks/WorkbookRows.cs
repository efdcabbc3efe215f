using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evidence.Cli.Frameworks;

/// <summary>The rows of an Excel workbook as text.</summary>
internal static class WorkbookRows
{
    private const int MaxCharacters = 128 << 20;
    private const int RowsToTheHeader = 20;

    /// <summary>
    /// The rows from the header on, of the first sheet that has one; else those of the first sheet that has any. A header may stand below a title.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    public static List<string[]> Read(byte[] bytes, Predicate<string[]> isHeader)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = MaxCharacters });
            var sheets = Sheets(document.WorkbookPart ?? throw new InvalidDataException("it has no workbook")).Where(rows => rows.Count > 0).ToList();
            foreach (var rows in sheets)
            {
                var header = rows.FindIndex(0, Math.Min(rows.Count, RowsToTheHeader), isHeader);
                if (header >= 0)
                {
                    return rows[header..];
                }
            }

            return sheets.FirstOrDefault() ?? [];
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or FileFormatException or FormatException or System.Xml.XmlException or ArgumentException or KeyNotFoundException)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    private static IEnumerable<List<string[]>> Sheets(WorkbookPart workbook)
    {
        string[] shared = [.. workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf) ?? []];
        foreach (var sheet in workbook.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart { Worksheet: { } worksheet })
            {
                yield return [.. worksheet.Descendants<Row>().Select(row => Cells(row, shared)).Where(cells => cells.Any(cell => cell.Length > 0))];
            }
        }
    }

    private static string[] Cells(Row row, string[] shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            cells.AddRange(Enumerable.Repeat("", Math.Max(0, column - cells.Count)));
            cells.Add(TextOf(cell, shared).Trim());
        }

        return [.. cells];
    }

    private static string TextOf(Cell cell, string[] shared)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Length ? shared[index] : "";
        }

        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? inline.Text?.Text ?? string.Concat(inline.Elements<Run>().Select(run => run.Text?.Text)) : "";
        }

        // 4.1 may be kept as 4.0999999999999996.
        return cell.DataType is null && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value;
    }

    // Not the phonetic readings beside the text.
    private static string TextOf(SharedStringItem item) => item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text));

    private static int? ColumnOf(string? reference)
    {
        var letters = (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).ToArray();
        return letters.Length is 1 or 2 or 3 ? letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1 : null;
    }
}
