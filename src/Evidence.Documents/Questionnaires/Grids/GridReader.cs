namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Finds the questions of a table or sheet.</summary>
internal static class GridReader
{
    /// <summary>The questions from top to bottom, and whether the grid was read by a header.</summary>
    public static IReadOnlyList<GridQuestion> Read(Grid grid)
    {
        var found = new List<GridQuestion>();
        foreach (var region in HeaderFinder.Find(grid))
        {
            if (ColumnPlanner.Plan(grid, region) is { } plan)
            {
                found.AddRange(new HeadedReader(grid, region, plan).Read());
            }
        }

        return found;
    }
}
