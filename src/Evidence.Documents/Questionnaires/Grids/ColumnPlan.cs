namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Which column of a headed table is what; null: there is none.</summary>
internal sealed record ColumnPlan(int Question)
{
    public int? Id { get; init; }

    /// <summary>Header of the asking column where it is no word for questions: the topic of the region; empty: none.</summary>
    public string Topic { get; init; } = "";

    public IReadOnlyList<int> Sections { get; init; } = [];

    public int? Answer { get; init; }

    public int? Choice { get; init; }

    public IReadOnlyList<(string Option, int Column)> Boxes { get; init; } = [];

    public int? Comment { get; init; }

    public int? Reference { get; init; }

    public int? Asked { get; init; }

    /// <summary>A column of codes for the kind of answer, whose meaning stands elsewhere.</summary>
    public int? Codes { get; init; }

    /// <summary>A column that says for each row what may be answered: <c>Yes/No</c>, <c>Text</c>, <c>Date</c>.</summary>
    public int? Offered { get; init; }

    /// <summary>Options the header itself lists: <c>Answer (Yes/No/N/A)</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Why the place of the answer is not sure; null: sure.</summary>
    public string? Doubt { get; init; }

    /// <summary>Columns an answer may go into.</summary>
    public IEnumerable<int> Targets =>
        new[] { Answer, Choice, Comment, Reference }.OfType<int>().Concat(Boxes.Select(b => b.Column));
}
