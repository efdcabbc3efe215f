using Evidence.Documents.Questionnaires.Grids;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>
/// Finds what codes of answer kinds mean: a sheet with the codes in one column and the options, one a line, in another.
/// </summary>
internal sealed class CodeLists(ExcelFile file, ExcelSheet asking)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _known = [];

    /// <summary>The question with the options its code stands for; unchanged where there is none.</summary>
    public GridQuestion Resolve(GridQuestion question)
    {
        if (question.Code is not { } code || question.Options.Count > 0)
        {
            return question;
        }

        if (!_known.TryGetValue(code, out var options))
        {
            _known[code] = options = Find(code);
        }

        return options.Count > 0 ? question with { Options = options } : question with { Code = null };
    }

    private IReadOnlyList<string> Find(string code)
    {
        foreach (var sheet in file.Sheets.Where(s => s != asking))
        {
            var row = file.SourceOf(sheet).Rows.Values.FirstOrDefault(r => r.Cells.Values.Any(c => c.Text.Trim() == code));
            var list = row?.Cells.Values.Select(c => c.Text).FirstOrDefault(t => t.Contains('\n', StringComparison.Ordinal));
            if (list is not null)
            {
                return [.. list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            }
        }

        return [];
    }
}
