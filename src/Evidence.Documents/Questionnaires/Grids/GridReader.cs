namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Finds the questions of a table or sheet.</summary>
internal static class GridReader
{
    /// <summary>Reads headed regions by their headers, and the rows outside of them as a form.</summary>
    public static GridReading Read(Grid grid, GridNature nature)
    {
        var found = new List<GridQuestion>();
        var notes = new List<string>();
        var headed = HeaderFinder.Find(grid)
            .Select(r => (Region: r, Plan: ColumnPlanner.Plan(grid, r)))
            .Where(r => r.Plan is not null)
            .ToList();
        if (headed.Count == 0 && nature.Continued is not null)
        {
            headed = [(new HeaderRegion([], grid.RowNumbers), nature.Continued)];
        }

        foreach (var (region, plan) in headed)
        {
            found.AddRange(new HeadedReader(grid, region, plan!).Read());
        }

        var isLeftAlone = false;
        if (!nature.Explains)
        {
            var taken = headed.SelectMany(h => h.Region.Header.Concat(h.Region.Body)).ToHashSet();
            foreach (var rows in Runs(grid.RowNumbers, taken))
            {
                var form = new FormReader(grid, rows, nature).Read();
                found.AddRange(form.Questions);
                notes.AddRange(form.Notes);
                isLeftAlone |= form.IsLeftAlone;
            }
        }

        return new GridReading([.. found.OrderBy(q => q.Cell.Row).ThenBy(q => q.Cell.Column)], notes)
        {
            Plan = headed.Count > 0 ? headed[^1].Plan : null,
            IsLeftAlone = isLeftAlone && found.Count == 0,
        };
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
