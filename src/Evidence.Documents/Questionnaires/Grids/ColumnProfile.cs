using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>What the cells of one column look like, below its header.</summary>
internal sealed class ColumnProfile
{
    private ColumnProfile(int column) => Column = column;

    public int Column { get; }

    /// <summary>Cells looked at.</summary>
    public int Count { get; private set; }

    /// <summary>Share of cells with words.</summary>
    public double Filled { get; private set; }

    /// <summary>Share of cells that could take an answer.</summary>
    public double Open { get; private set; }

    /// <summary>Mean likeness to a question of the cells with words.</summary>
    public double QuestionLike { get; private set; }

    /// <summary>Share of the cells with words that are ids.</summary>
    public double IdLike { get; private set; }

    /// <summary>Share of the cells with words that are choice words.</summary>
    public double ChoiceLike { get; private set; }

    /// <summary>Share of the cells with words that are ticks.</summary>
    public double TickLike { get; private set; }

    /// <summary>Mean number of words (or of three characters, for scripts without blanks) of the cells with words.</summary>
    public double Length { get; private set; }

    /// <summary>Different texts.</summary>
    public int Distinct { get; private set; }

    /// <summary>Share of cells with a list or boxes of their own.</summary>
    public double Listed { get; private set; }

    /// <summary>Share of cells that are single boxes.</summary>
    public double Boxed { get; private set; }

    /// <summary>Share of cells that are protected.</summary>
    public double Locked { get; private set; }

    /// <summary>True: the same few codes all the way down, which are nobody's answers.</summary>
    public bool IsCodes { get; private set; }

    /// <summary>Looks at the cells that begin in these rows.</summary>
    public static ColumnProfile Of(Grid grid, int column, IEnumerable<int> rows)
    {
        var cells = rows.Select(r => grid.At(r, column)).OfType<GridCell>().Distinct().Select(c => c.AsPlace()).ToList();
        var profile = new ColumnProfile(column) { Count = cells.Count };
        var texts = cells.Where(c => c.HasText).Select(c => c.Text).ToList();
        if (cells.Count > 0)
        {
            profile.Filled = (double)texts.Count / cells.Count;
            profile.Open = Share(cells, c => c.IsBlank);
            profile.Listed = Share(cells, c => c.Options.Count > 0);
            profile.Boxed = Share(cells, c => c.IsBox);
            profile.Locked = Share(cells, c => c.IsLocked);
        }

        if (texts.Count > 0)
        {
            profile.QuestionLike = texts.Average(QuestionSigns.Likeness);
            profile.IdLike = Share(texts, Numbering.IsId);
            profile.ChoiceLike = Share(texts, ChoiceWords.IsChoice);
            profile.TickLike = Share(texts, ChoiceWords.IsTick);
            profile.Length = texts.Average(WordCount);
            profile.Distinct = texts.Distinct(StringComparer.OrdinalIgnoreCase).Count();
            profile.IsCodes = cells.Count >= 4 && profile.Filled > 0.6 && (profile.Distinct <= Math.Max(2, cells.Count / 2) || texts.All(t => t.Length <= 5) || texts.All(t => t.Length <= 5 || t.Contains('_', StringComparison.Ordinal)))
                && profile.ChoiceLike < 0.2 && profile.Listed < 0.5 && texts.All(IsCode);
        }

        return profile;
    }

    /// <summary>Number of words; scripts without blanks count three characters as one.</summary>
    public static double WordCount(string text) => Math.Max(text.Count(c => c == ' ') + 1, text.Count(c => c >= '\u3040') / 3.0);

    private static bool IsCode(string text) => text.Split(' ').All(IsOneCode);

    private static bool IsOneCode(string text) => text.Length <= 16 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.') && text.Any(char.IsAsciiLetterUpper);

    private static double Share<T>(List<T> all, Func<T, bool> which) => (double)all.Count(which) / all.Count;
}
