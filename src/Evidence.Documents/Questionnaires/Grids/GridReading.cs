namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>What was found in a grid.</summary>
/// <param name="Questions">From top to bottom.</param>
/// <param name="Notes">What was left alone and why, a sentence each.</param>
internal sealed record GridReading(IReadOnlyList<GridQuestion> Questions, IReadOnlyList<string> Notes)
{
    /// <summary>The plan of the last headed region, which a table that follows at once may continue; null: none.</summary>
    public ColumnPlan? Plan { get; init; }

    /// <summary>True: the grid is a list or data, not a form; its cells are not read further.</summary>
    public bool IsLeftAlone { get; init; }
}
