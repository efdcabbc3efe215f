namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>The legal values of cells with a validation list: literal, a range of any sheet, a name, or one that depends on another cell.</summary>
internal sealed class ValidationLists(ExcelFile file)
{
    private const int MostValues = 200;

    private readonly Dictionary<(string Sheet, string Formula), IReadOnlyList<string>?> _known = [];

    /// <summary>The values of a list; null: they cannot be told, so nothing may be written.</summary>
    public IReadOnlyList<string>? Of(ExcelSheet sheet, string formula)
    {
        var key = (sheet.Part, formula);
        if (!_known.TryGetValue(key, out var values))
        {
            _known[key] = values = Resolve(sheet, formula.Trim(), depth: 0);
        }

        return values;
    }

    /// <summary>The values a validation gives to one cell, where its list may depend on other cells; null: they cannot be told.</summary>
    public IReadOnlyList<string>? Of(ExcelSheet sheet, Validation validation, CellRef at)
    {
        if (!DependentLists.IsOne(validation.Formula))
        {
            return Of(sheet, validation.Formula);
        }

        var first = validation.Ranges[0].From;
        var target = DependentLists.TargetOf(validation.Formula, c => TextAt(sheet, c), at.Row - first.Row, at.Column - first.Column);
        return target is null ? null : Of(sheet, target.Trim());
    }

    private string TextAt(ExcelSheet sheet, CellRef at) =>
        file.SourceOf(sheet).Rows.TryGetValue(at.Row, out var row) && row.Cells.TryGetValue(at.Column, out var cell) ? cell.Text.Trim() : "";

    private IReadOnlyList<string>? Resolve(ExcelSheet sheet, string formula, int depth)
    {
        var plain = formula.StartsWith('=') ? formula[1..] : formula;
        if (plain.StartsWith('"'))
        {
            var literal = plain.Trim('"').Replace("\"\"", "\"");
            return [.. literal.Split(literal.Contains(',', StringComparison.Ordinal) ? ',' : ';').Select(v => v.Trim()).Where(v => v.Length > 0)];
        }

        if (depth < 4 && file.Names.TryGetValue(plain, out var meaning))
        {
            return Resolve(sheet, meaning, depth + 1);
        }

        var bang = plain.LastIndexOf('!');
        var target = bang < 0 ? sheet : file.Sheets.FirstOrDefault(s => string.Equals(s.Name, Unquote(plain[..bang]), StringComparison.OrdinalIgnoreCase));
        return target is not null && CellRange.Parse(plain.AsSpan(bang + 1)) is { } range ? ValuesIn(target, range) : null;
    }

    private List<string> ValuesIn(ExcelSheet sheet, CellRange range)
    {
        var values = new List<string>();
        foreach (var row in file.SourceOf(sheet).Rows.Values.Where(r => r.Number >= range.From.Row && r.Number <= range.To.Row))
        {
            values.AddRange(row.Cells.Where(c => c.Key >= range.From.Column && c.Key <= range.To.Column).Select(c => c.Value.Text.Trim()).Where(t => t.Length > 0));
            if (values.Count >= MostValues)
            {
                break;
            }
        }

        return values;
    }

    private static string Unquote(string name) => name.Trim().Trim('\'').Replace("''", "'");
}
