using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>A question as a format found it, before ids are given.</summary>
internal sealed class QuestionDraft
{
    public required string Text { get; init; }

    /// <summary>Number as shown; null: none.</summary>
    public string? Number { get; init; }

    /// <summary>True: the number is typed text, so it outlives other programs; false: a list counts it.</summary>
    public bool IsNumberTyped { get; init; } = true;

    public IReadOnlyList<string> Section { get; init; } = [];

    public QuestionKind Kind { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];

    public required string Location { get; init; }

    public IReadOnlyList<AnswerSlot> Slots { get; init; } = [];

    public string? Doubt { get; init; }

    /// <summary>What the file holds as its choice; null: nothing.</summary>
    public string? ExistingChoice { get; init; }

    /// <summary>What the file holds as its answer in words; null: nothing.</summary>
    public string? ExistingWords { get; init; }

    /// <summary>Choice and words together; null: nothing.</summary>
    public string? ExistingAnswer =>
        ExistingChoice is null ? ExistingWords : ExistingWords is null || ExistingWords == ExistingChoice ? ExistingChoice : $"{ExistingChoice}. {ExistingWords}";

    public QuestionDraft? Parent { get; init; }

    /// <summary>The same with a number that stands elsewhere.</summary>
    public QuestionDraft Numbered(string number) => new()
    {
        Text = Text,
        Number = number,
        Section = Section,
        Kind = Kind,
        Options = Options,
        Location = Location,
        Slots = Slots,
        Doubt = Doubt,
        ExistingChoice = ExistingChoice,
        ExistingWords = ExistingWords,
        Parent = Parent,
    };

    /// <summary>The same without any place for an answer.</summary>
    public QuestionDraft WithoutSlots() => new()
    {
        Text = Text,
        Number = Number,
        IsNumberTyped = IsNumberTyped,
        Section = Section,
        Kind = Kind,
        Options = Options,
        Location = Location,
        Doubt = Doubt,
        Parent = Parent,
    };
}
