using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>A question of a file that has no layout of its own: JSON, CSV.</summary>
/// <param name="Text">What is asked.</param>
internal sealed record PlainQuestion(string Text)
{
    /// <summary>The customer's id; null: none.</summary>
    public string? Number { get; init; }

    /// <summary>Headings above it, outermost first.</summary>
    public IReadOnlyList<string> Section { get; init; } = [];

    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What the file holds as its answer; null: nothing.</summary>
    public string? Existing { get; init; }

    public QuestionKind Kind { get; init; }

    /// <summary>Where it stands in its file, for people.</summary>
    public string Location { get; init; } = "";

    /// <summary>Index of the question it depends on; null: none.</summary>
    public int? Parent { get; init; }
}
