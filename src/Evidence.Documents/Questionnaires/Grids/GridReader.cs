using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Finds the questions of a table or sheet.</summary>
internal static class GridReader
{
    private const int MostRowsToTitle = 3;

    /// <summary>Reads headed regions by their headers, and the rows outside of them as a form.</summary>
    public static GridReading Read(Grid grid, GridNature nature)
    {
        var parts = nature.IsSheet ? SideBySide.Split(grid) : [grid];
        var readings = parts.Select(p => ReadOne(p, nature)).ToList();
        return readings is [var only] ? only : new GridReading([.. readings.SelectMany(r => r.Questions)], [.. readings.SelectMany(r => r.Notes)])
        {
            IsLeftAlone = readings.All(r => r.IsLeftAlone),
        };
    }

    private static GridReading ReadOne(Grid grid, GridNature nature)
    {
        var found = new List<GridQuestion>();
        var notes = new List<string>();
        var headed = HeaderFinder.Find(grid)
            .Select(r => (Region: r, Plan: ColumnPlanner.Plan(grid, r)))
            .Where(r => r.Plan is not null)
            .ToList();
        if (headed.Count == 0 && nature.Continued is { } continued && IsOpen(grid, continued))
        {
            headed = [(new HeaderRegion([], grid.RowNumbers), continued)];
        }

        var heading = headed is [{ Region.Header: [var first, ..] }, ..] ? TitleAbove(grid, first, headed[0].Plan!.Question) : "";
        foreach (var (region, plan) in headed)
        {
            var title = region == headed[0].Region || region.Header.Count == 0 ? "" : TitleAbove(grid, region.Header[0], plan!.Question);
            var reader = new HeadedReader(grid, region, plan!, title.Length > 0 ? title : heading);
            found.AddRange(reader.Read());
            heading = reader.Heading;
        }

        var isLeftAlone = !nature.Explains && ReadForms(grid, nature, headed.SelectMany(h => h.Region.Header.Concat(h.Region.Body)).ToHashSet(), found, notes);
        return new GridReading([.. found.OrderBy(q => q.Cell.Row).ThenBy(q => q.Cell.Column)], notes)
        {
            Plan = headed.Count > 0 ? headed[^1].Plan : null,
            IsLeftAlone = isLeftAlone && found.Count == 0,
        };
    }

    private static bool ReadForms(Grid grid, GridNature nature, HashSet<int> taken, List<GridQuestion> found, List<string> notes)
    {
        var isLeftAlone = false;
        foreach (var rows in Runs(grid.RowNumbers, taken))
        {
            var form = new FormReader(grid, rows, nature).Read();
            found.AddRange(form.Questions);
            notes.AddRange(form.Notes);
            isLeftAlone |= form.IsLeftAlone;
        }

        return isLeftAlone;
    }

    // The words that stand alone above a header name what it asks about.
    private static string TitleAbove(Grid grid, int header, int question)
    {
        foreach (var row in grid.RowNumbers.Where(r => r < header && r >= header - MostRowsToTitle).Reverse())
        {
            var words = grid.Row(row).Where(c => c.HasText).ToList();
            if (words.Count > 0)
            {
                if (words.All(w => w.Column > question || HeaderFinder.RoleOf(w.Text).Weight >= 0.8))
                {
                    continue;
                }

                var isTitle = words is [{ Text.Length: <= 120 } title] && title.Text[^1] is not (':' or '：') && !Instructions.IsInstruction(title.Text) && QuestionSigns.Likeness(title.Text) < 0.8;
                if (isTitle || words.Count > 1 && !words.Any(w => w.ColumnSpan > 1))
                {
                    return isTitle ? words[0].Text : "";
                }
            }
        }

        return "";
    }

    // A table goes on with the one before it where its places for answers are still empty.
    private static bool IsOpen(Grid grid, ColumnPlan plan)
    {
        var places = grid.RowNumbers.SelectMany(r => plan.Targets.Select(c => grid.At(r, c))).OfType<GridCell>().ToList();
        return places.Count > 0 && places.Count(p => p.IsBlank || p.Existing is { } text && ChoiceWords.IsTick(text)) * 10 >= places.Count * 6;
    }

    private static IEnumerable<IReadOnlyList<int>> Runs(IReadOnlyList<int> rows, HashSet<int> taken)
    {
        var run = new List<int>();
        foreach (var row in rows)
        {
            if (!taken.Contains(row))
            {
                run.Add(row);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
