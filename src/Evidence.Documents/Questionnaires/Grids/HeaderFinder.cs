using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Finds the header rows of a grid, wherever they are and however often they come again.</summary>
internal static class HeaderFinder
{
    private const int MostLetters = 160;

    /// <summary>The headed regions from top to bottom; empty: no row reads as a header.</summary>
    public static IReadOnlyList<HeaderRegion> Find(Grid grid)
    {
        var rows = grid.RowNumbers;
        var headers = new List<(int From, int To)>();
        for (var at = 0; at < rows.Count; at++)
        {
            if (!IsHeader(grid, rows[at]) || IsFilledPairs(grid.Row(rows[at])) || (headers.Count > 0 && (IsProse(grid, rows[at]) || IsRowOf(grid, rows[headers[^1].To], rows[at]))))
            {
                continue;
            }

            var last = at + 1 < rows.Count && IsSecondLevel(grid, rows[at], rows[at + 1]) ? at + 1 : at;
            headers.Add((at, last));
            at = last;
        }

        return [.. headers
            .Select((h, n) => new HeaderRegion(
                [.. rows.Skip(h.From).Take(h.To - h.From + 1)],
                Body(grid, rows, h.To + 1, n + 1 < headers.Count ? headers[n + 1].From : rows.Count, isLast: n + 1 == headers.Count)))
            .Where(r => r.Body.Count > 0)];
    }

    // The rows between two headers, without the title of the second one: words alone in a row, set apart by an empty one.
    private static List<int> Body(Grid grid, IReadOnlyList<int> rows, int from, int to, bool isLast)
    {
        var end = to;
        while (!isLast && end > from && !grid.Row(rows[end - 1]).Any(c => c.HasText))
        {
            end--;
        }

        var isTitle = !isLast && end - 2 >= from && grid.Row(rows[end - 1]).Count(c => c.HasText) == 1 && !grid.Row(rows[end - 2]).Any(c => c.HasText)
            && grid.Row(rows[end - 1]).First(c => c.HasText) is var title && QuestionSigns.Likeness(title.Text) < 0.5;
        return [.. rows.Skip(from).Take((isTitle ? end - 1 : to) - from)];
    }

    /// <summary>Whether a row reads as a header of columns.</summary>
    public static bool IsHeader(Grid grid, int row)
    {
        var cells = grid.Row(row).Where(c => c.HasText).ToList();
        if (cells is [{ } only] && HeaderReading.Best(only.Text) is { Role: ColumnRole.Question, Weight: >= 0.99 })
        {
            return true;
        }

        if (cells.Count < 2 || cells.Any(c => c.Text.Length > MostLetters || IsLongQuestion(c.Text)))
        {
            return false;
        }

        if (cells.Count(c => Titles.IsOfHistory(c.Text)) >= 2)
        {
            return false;
        }

        var roles = cells.Select(c => RoleOf(c.Text)).ToList();
        var known = roles.Count(r => r.Weight >= 0.5);
        if ((known == 0 || known * 2 < cells.Count) && !IsScale(cells))
        {
            return false;
        }

        bool Has(double least, params ColumnRole[] any) => roles.Any(r => r.Weight >= least && any.Contains(r.Role));
        var asks = Has(0.5, ColumnRole.Question);
        var takes = Has(0.5, ColumnRole.Answer, ColumnRole.Comment, ColumnRole.Reference, ColumnRole.Option);
        var boxes = roles.Count(r => r.Role == ColumnRole.Option) >= 2 || IsScale(cells);
        var places = cells.Count(c => HeaderReading.Matches(c.Text).Any(m => m.Weight >= 0.5 && m.Role is ColumnRole.Answer or ColumnRole.Comment or ColumnRole.Reference));
        return places >= 2 || Has(0.8, ColumnRole.Answer) || (asks && (takes || Has(0.5, ColumnRole.Id, ColumnRole.Section, ColumnRole.Asked)))
            || boxes;
    }

    // Below a first header, sentences are answers, whatever words they hold.
    private static bool IsProse(Grid grid, int row) =>
        grid.Row(row).Any(c => c.HasText && ColumnProfile.WordCount(c.Text) > 5 && c.Text[^1] is '.' or '。' or '!');

    // "Version:" and a sentence beside it: a form that is filled in, whatever words the sentence holds.
    private static bool IsFilledPairs(IReadOnlyList<GridCell> cells) =>
        FormShapes.ArePairs(cells) && cells.Where((_, n) => n % 2 == 1).All(c => c.Text is not [.., ':' or '：']) && cells.Any(c => ColumnProfile.WordCount(c.Text) > 4 && c.Text[^1] is '.' or '。' or '!');

    // A row with gaps below a header, whose words only remind of a header's: "description_2" and "A brief description:".
    private static bool IsRowOf(Grid grid, int header, int row)
    {
        var cells = grid.Row(row).Where(c => c.HasText).ToList();
        var heads = grid.Row(header).Where(c => c.HasText).Select(c => c.Column).ToHashSet();
        return cells.Count < heads.Count && cells.All(c => heads.Contains(c.Column) && RoleOf(c.Text).Weight < 0.99);
    }

    /// <summary>The likeliest role of a header cell; a choice word heads a box of its own.</summary>
    public static HeaderMatch RoleOf(string text) =>
        ChoiceWords.IsChoice(text) && text.Length > 1 ? new HeaderMatch(ColumnRole.Option, 1) : HeaderReading.Best(text);

    /// <summary>Whether cells of a header count up the grades of a scale: 1, 2, 3, 4, 5.</summary>
    public static bool IsScale(IEnumerable<GridCell> cells)
    {
        var grades = cells.Where(c => c.Text.Length <= 2 && int.TryParse(c.Text, out _)).OrderBy(c => c.Column).Select(c => int.Parse(c.Text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return grades.Count is >= 3 and <= 11 && grades[0] is 0 or 1 && grades.Zip(grades.Skip(1)).All(g => g.Second == g.First + 1);
    }

    // Two-level headers: "Response" above "Yes", "No", "N/A".
    private static bool IsSecondLevel(Grid grid, int first, int second)
    {
        var cells = grid.Row(second).Where(c => c.HasText).ToList();
        var least = cells.All(c => grid.At(first, c.Column) is { ColumnSpan: > 1, HasText: true }) ? 0.5 : 0.8;
        return cells.Count > 0
            && cells.All(c => RoleOf(c.Text).Weight >= least && !IsLongQuestion(c.Text))
            && cells.All(c => grid.At(first, c.Column) is { ColumnSpan: > 1 } or { HasText: false } or null)
            && cells.Any(c => grid.At(first, c.Column) is { ColumnSpan: > 1, HasText: true });
    }

    private static bool IsLongQuestion(string text) => (QuestionSigns.EndsAsQuestion(text) && ColumnProfile.WordCount(text) > 4) || (QuestionSigns.Asks(text) && ColumnProfile.WordCount(text) > 8);
}
