using Evidence.Documents.Questionnaires.Drafts;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What the reading of paragraphs needs to know of the document around them.</summary>
internal sealed class FlowSettings
{
    public required HeadingPath Headings { get; init; }

    public WordProtection Protection { get; init; }

    /// <summary>Headings in force besides those of the document: of the table around.</summary>
    public IReadOnlyList<string> Inner { get; init; } = [];

    /// <summary>Where the paragraphs stand, for people: <c>table 2, row 3</c>; null: in the body.</summary>
    public string? Location { get; init; }

    /// <summary>True: titles say that the document is a questionnaire.</summary>
    public bool IsQuestionnaire { get; init; }

    /// <summary>Why everything found here is uncertain; null: it is not.</summary>
    public string? Doubt { get; init; }

    /// <summary>The question a follow-up belongs to.</summary>
    public QuestionDraft? LastQuestion { get; set; }
}
