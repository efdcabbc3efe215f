using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>A column of a headed region: what its header says and what stands below.</summary>
internal sealed class HeadedColumn
{
    private readonly IReadOnlyList<HeaderMatch> _matches;

    public HeadedColumn(Grid grid, HeaderRegion region, int column)
    {
        var cells = region.Header.Select(r => grid.At(r, column)).OfType<GridCell>().Where(c => c.HasText).Distinct().ToList();
        Column = column;
        Header = cells.Count == 0 ? "" : cells[^1].Text;
        _matches = cells.Count == 0 ? [] : Merge(cells);
        IsOption = cells.Count > 0 && (HeaderFinder.RoleOf(Header).Role == ColumnRole.Option || (int.TryParse(Header, out _) && HeaderFinder.IsScale(grid.Row(region.Header[^1]))));
        IsSecondLanguage = IsTranslation && grid.Row(cells[^1].Row).Any(c => string.Equals(c.Text, Header[..^4].Trim(), StringComparison.OrdinalIgnoreCase));
        IsForRespondent = cells.Any(c => HeaderReading.IsForRespondent(c.Text));
        Options = cells.Select(c => OptionsOf(c.Text)).FirstOrDefault(o => o.Count > 0) ?? [];
        Profile = ColumnProfile.Of(grid, column, region.Body);
    }

    public int Column { get; }

    /// <summary>Text of the lowest header cell; empty: none.</summary>
    public string Header { get; }

    public ColumnProfile Profile { get; }

    /// <summary>True: headed by one option: Yes, No, N/A.</summary>
    public bool IsOption { get; }

    /// <summary>True: the header names the one who answers.</summary>
    public bool IsForRespondent { get; }

    /// <summary>True: headed as another language of a column: <c>description[en]</c>, <c>Question (FR)</c>.</summary>
    public bool IsTranslation => Header.Length > 4 && Header[^1] is ']' or ')' && Header[^4] is '[' or '(' && char.IsAsciiLetter(Header[^2]) && char.IsAsciiLetter(Header[^3]);

    /// <summary>True: such a column beside the one it translates, which asks and takes nothing of its own.</summary>
    public bool IsSecondLanguage { get; }

    /// <summary>Options the header lists.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>How clearly the header says this role, 0 to 1.</summary>
    public double Says(ColumnRole role) => _matches.FirstOrDefault(m => m.Role == role).Weight;

    /// <summary>How clearly the header says that something is to be written here.</summary>
    public double SaysTarget => Math.Max(Says(ColumnRole.Answer), Math.Max(Says(ColumnRole.Comment), Says(ColumnRole.Reference)));

    /// <summary>The likeliest role by header.</summary>
    public HeaderMatch Best => _matches is [var first, ..] ? first : HeaderMatch.None;

    /// <summary>True: the header gives the column to the customer or to guidance, more clearly than to an answer.</summary>
    public bool IsNotForAnswers(double asAnswer) =>
        (Says(ColumnRole.Internal) >= asAnswer && (Says(ColumnRole.Comment) < 0.5 || Says(ColumnRole.Internal) >= HeaderReading.Certain)) || Says(ColumnRole.Guidance) >= asAnswer || Says(ColumnRole.Other) > asAnswer || Says(ColumnRole.Id) > asAnswer;

    private static IReadOnlyList<HeaderMatch> Merge(List<GridCell> cells)
    {
        var lowest = HeaderReading.Matches(cells[^1].Text);
        if (cells.Count > 1 && HeaderReading.Matches(cells[0].Text).FirstOrDefault(m => m.Role == ColumnRole.Internal) is { Weight: >= HeaderReading.Certain } customers)
        {
            // "Remarks" below "Buyer to complete".
            return [customers with { Weight = 1 }, .. lowest.Where(m => m.Role != ColumnRole.Internal)];
        }

        return lowest.Count > 0 || cells.Count == 1 ? lowest : HeaderReading.Matches(cells[0].Text);
    }

    private static IReadOnlyList<string> OptionsOf(string header)
    {
        var open = header.IndexOfAny(['(', '[', '（', ':']);
        var inner = open < 0 ? header : header[(open + 1)..].Split(')', ']', '）')[0];
        return ChoiceWords.ListIn(inner) is { Count: > 0 } known ? known : open < 0 ? [] : MostlyChoices(inner);
    }

    // "(Fully / Mostly / Not)": words of the customer's own among those that are known.
    private static string[] MostlyChoices(string text)
    {
        var pieces = text.Split(['/', '|', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return pieces.Length is >= 2 and <= 6 && pieces.All(p => p.Length <= 25) && pieces.Count(ChoiceWords.IsChoice) * 2 > pieces.Length ? pieces : [];
    }
}
