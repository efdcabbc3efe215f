namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>A question found in a grid, with the cells its answer goes into.</summary>
internal sealed record GridQuestion(GridCell Cell, string Text)
{
    /// <summary>The customer's number; null: none.</summary>
    public string? Number { get; init; }

    /// <summary>Headings within the grid, outermost first.</summary>
    public IReadOnlyList<string> Section { get; init; } = [];

    /// <summary>Where the answer in words goes.</summary>
    public GridCell? Answer { get; init; }

    /// <summary>The cell that takes one of <see cref="Options"/>.</summary>
    public GridCell? Choice { get; init; }

    /// <summary>Cells of their own for each option.</summary>
    public IReadOnlyList<(string Option, GridCell Cell)> Boxes { get; init; } = [];

    /// <summary>Where comments go.</summary>
    public GridCell? Comment { get; init; }

    /// <summary>Where references to evidence go.</summary>
    public GridCell? Reference { get; init; }

    /// <summary>The options of the choice.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The code of its kind of answer; null: none.</summary>
    public string? Code { get; init; }

    /// <summary>Why this may be no question, or the place may be wrong; null: sure.</summary>
    public string? Doubt { get; init; }

    /// <summary>The question in the same grid this one belongs to; null: none.</summary>
    public GridQuestion? Parent { get; init; }
}
