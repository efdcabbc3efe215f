using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Shapes of a table as a whole that say what its empty cells are.</summary>
internal static class FormShapes
{
    private static readonly string[] _selecting = ["select", "selection", "choice", "choose", "check", "tick", "mark", "applies", "applicable", "auswahl", "ankreuzen", "choix", "cocher", "seleccion", "marcar", "scelta", "selezione", "keuze", "selecao", "選択", "該当"];

    /// <summary>
    /// Why the table is a list the customer wants filled row by row, which is no question: empty rows under headings, or a matrix of
    /// several empty columns. Null: it is none.
    /// </summary>
    public static string? WhyRegister(Grid grid, IReadOnlyList<int> rows, GridNature nature)
    {
        var first = Head(grid, rows);
        if (first < 0)
        {
            return null;
        }

        var columns = grid.Row(rows[first]).Count;
        var body = rows.Skip(first + 1).Select(r => grid.Row(r)).Where(r => r.Count > 0).ToList();
        if (body.Count == 0 || body.All(ArePairs) || body.Count(r => r.Any(c => c.HasText && QuestionSigns.EndsAsQuestion(c.Text))) * 3 > body.Count)
        {
            return null;
        }

        var empty = body.Count(r => r.All(c => c.IsOpen || Numbering.IsId(c.Text)));
        var full = body.Count(r => r.Count >= 3 && r.Count(c => c.HasText) >= r.Count - 1);
        var matrix = body.Count(r => r.Count >= 3 && r.Count(c => c.IsOpen || ChoiceWords.IsTick(c.Text)) >= 2);
        var isList = (empty >= 2 && empty * 2 >= body.Count) || (columns >= 3 && (matrix * 2 > body.Count || (full > 0 && (full + empty) * 4 >= body.Count * 3)));
        return !isList ? null
            : empty + matrix == 0 ? ""
            : $"{nature.Name} is a list to fill in, with the columns {string.Join(", ", grid.Row(rows[first]).Select(c => c.Text).Where(t => t.Length > 0).Take(6))}; it was left alone.";
    }

    /// <summary>Whether two columns are labels set apart from what stands beside them: a form that may be filled in already.</summary>
    public static bool IsLabelled(Grid grid, IReadOnlyList<int> rows)
    {
        var pairs = rows.Select(r => grid.Row(r)).Select(r => r is [{ HasText: true } id, _, _] && Numbering.IsId(id.Text) ? [r[1], r[2]] : r).Where(r => r.Count == 2 && r[0].HasText).ToList();
        return pairs.Count >= 2 && pairs.Count * 2 > rows.Count
            && pairs.Count(p => ColumnProfile.WordCount(p[0].Text) <= 8 && ((p[0].IsEmphasised && !p[1].IsEmphasised) || p[0].Text[^1] is ':' or '：' || QuestionSigns.Likeness(p[0].Text) >= 0.8 || Titles.IsFieldLabel(p[0].Text))) * 10 >= pairs.Count * 7;
    }

    /// <summary>
    /// Rows of a sheet that are a label and one drawn cell, where at least three of them stand together: a form, and not a table with
    /// gaps.
    /// </summary>
    public static HashSet<int> LabelRows(Grid grid, IReadOnlyList<int> rows)
    {
        var found = new HashSet<int>();
        var run = new List<int>();
        foreach (var row in rows)
        {
            var cells = grid.Row(row);
            var words = cells.Where(c => c.HasText).ToList();
            var isLabel = words.Count is 1 or 2 && cells.Count(c => c.IsOpen && c.IsFramed) == 1
                && (words.Count == 1 || Numbering.IsId(words[0].Text) || cells.First(c => c.IsOpen && c.IsFramed).Column > words[0].Column && words[1].Column > words[0].Column + 1);
            // A column with words above is a column of a table, whatever its head means.
            var place = cells.FirstOrDefault(c => c.IsOpen && c.IsFramed);
            if (!isLabel || rows.Where(r => r < row).Reverse().Take(40).Any(r => grid.At(r, place!.Column) is { HasText: true } above && above.ColumnSpan == 1))
            {
                run.Clear();
                continue;
            }

            run.Add(row);
            if (run.Count >= 3)
            {
                found.UnionWith(run);
            }
        }

        return found;
    }

    /// <summary>Whether labels and what stands beside each take turns in a row: <c>System: ... Version: ...</c>.</summary>
    public static bool ArePairs(IReadOnlyList<GridCell> cells) =>
        cells.Count > 0 && cells.Count % 2 == 0 && Enumerable.Range(0, cells.Count / 2).All(n => cells[n * 2].Text is [.., ':' or '：']);

    /// <summary>Whether prompts alone in their rows are followed by a row for the answer each, empty or not, at least twice.</summary>
    public static bool AnswersStandBelow(Grid grid, IReadOnlyList<int> rows)
    {
        var alone = rows.Select(r => grid.Row(r)).Where(r => r.Count == 1).Select(r => r[0]).ToList();
        var prompts = alone.Where(c => c.HasText && IsPromptAlone(grid, c)).ToList();
        return prompts.Count(p => grid.At(p.Row + p.RowSpan, p.Column) is { } below && (below.IsOpen || IsAnswerAlone(grid, below, p))) is >= 2 and var pairs && pairs * 10 >= prompts.Count * 7;
    }

    /// <summary>Whether a cell is alone in its row and its words ask, end in a colon, or carry a number.</summary>
    public static bool IsPromptAlone(Grid grid, GridCell cell) =>
        grid.Row(cell.Row).Count(c => c.HasText || c.IsFramed) == 1
        && (QuestionSigns.Likeness(cell.Text) >= 0.8 || cell.Text[^1] is ':' or '：' || (Numbering.Strip(cell.Text).Number is not null && cell.IsEmphasised));

    /// <summary>Whether a cell is alone in its row, below a prompt and as wide, and does not ask itself.</summary>
    public static bool IsAnswerAlone(Grid grid, GridCell cell, GridCell prompt) =>
        cell.Column == prompt.Column && cell.ColumnSpan == prompt.ColumnSpan && cell.HasText && grid.Row(cell.Row).Count(c => c.HasText || c.IsFramed) == 1
        && !QuestionSigns.EndsAsQuestion(cell.Text) && cell.Text[^1] is not (':' or '：') && Numbering.Strip(cell.Text).Number is null && !(cell.IsEmphasised && prompt.IsEmphasised);

    /// <summary>Whether rows of labels and rows of empty cells take turns, titles across all columns left out.</summary>
    public static bool Alternates(Grid grid, IReadOnlyList<int> rows)
    {
        var shown = rows.Where(r => grid.Row(r).Count > 1 || grid.Row(r).Any(c => c.IsOpen)).ToList();
        return shown.Count >= 2 && shown.Count % 2 == 0
            && Enumerable.Range(0, shown.Count).All(n => n % 2 == 0 ? grid.Row(shown[n]).All(c => c.HasText) : grid.Row(shown[n]).All(c => c.IsOpen));
    }

    /// <summary>Whether the rows are one row of labels above one empty row.</summary>
    public static bool IsSingleBlankRow(Grid grid, IReadOnlyList<int> rows)
    {
        var first = Head(grid, rows);
        return first >= 0 && grid.Row(rows[first]).Count >= 2 && rows.Count == first + 2 && grid.Row(rows[first + 1]).All(c => c.IsOpen);
    }

    /// <summary>A table in which each row is one option with a box of its own; null: it is none.</summary>
    public static GridQuestion? Options(Grid grid, IReadOnlyList<int> rows, GridNature nature)
    {
        var boxed = rows.Where(r => grid.Row(r).Count(c => c.IsBox) == 1 && grid.Row(r).Any(c => c.HasText)).ToList();
        if (boxed.Count < 2 || boxed.Count < rows.Count - 1 || boxed.Select(r => grid.Row(r).First(c => c.IsBox).Column).Distinct().Count() != 1)
        {
            return null;
        }

        var head = rows.Except(boxed).Select(r => grid.Row(r)).FirstOrDefault();
        var box = grid.Row(boxed[0]).First(c => c.IsBox);
        var headOfBox = head?.FirstOrDefault(c => c.Column == box.Column)?.Text ?? "";
        var isSelection = head is null || headOfBox.Length == 0 || _selecting.Any(w => HeaderReading.Holds(Fold.Words(headOfBox), w, true));
        var label = nature.Lead.Length > 0 && QuestionSigns.Likeness(nature.Lead) >= 0.8 ? nature.Lead : head?.FirstOrDefault(c => c.HasText && c.Column != box.Column)?.Text ?? nature.Lead;
        if (!isSelection || label.Length == 0)
        {
            return null;
        }

        var options = boxed.Select(r => (grid.Row(r).First(c => c.HasText).Text, grid.Row(r).First(c => c.IsBox))).ToList();
        return new GridQuestion(head?.FirstOrDefault(c => c.HasText) ?? grid.Row(boxed[0])[0], label)
        {
            Boxes = options,
            Options = [.. options.Select(o => o.Text)],
        };
    }

    // The row of labels that heads the table; -1: none. A title across all columns may stand above it.
    private static int Head(Grid grid, IReadOnlyList<int> rows)
    {
        for (var at = 0; at < Math.Min(rows.Count, 3); at++)
        {
            var row = grid.Row(rows[at]);
            if (row.Count >= 2 && row.Count(c => c.HasText) * 2 > row.Count && row.Any(c => c.HasText))
            {
                return row.All(c => c.HasText || c.ColumnSpan == 1) && row.Count(c => c.IsOpen) <= row.Count / 3 ? at : -1;
            }

            if (row.Count(c => c.HasText) != 1 || row.Count > 1)
            {
                return -1;
            }
        }

        return -1;
    }
}
