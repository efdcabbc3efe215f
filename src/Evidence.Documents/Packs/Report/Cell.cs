namespace Evidence.Documents.Packs.Report;

/// <summary>A cell of a table.</summary>
/// <param name="Paragraphs">Its text.</param>
/// <param name="Trend">Values of a trend drawn in it, oldest first; null: none.</param>
/// <param name="TrendWords">The trend in words, for those who do not see it.</param>
/// <param name="Anchor">Number of the evidence it describes, to be linked to; 0: none.</param>
internal sealed record Cell(IReadOnlyList<IReadOnlyList<Run>> Paragraphs, IReadOnlyList<double>? Trend = null, string? TrendWords = null, int Anchor = 0)
{
    public static implicit operator Cell(string text) => new([[new Run(text)]]);

    public static implicit operator Cell(Run run) => new([[run]]);

    public static Cell Of(params Run[] runs) => new([runs]);

    public static Cell Lines(params IReadOnlyList<Run>[] paragraphs) => new(paragraphs);
}
