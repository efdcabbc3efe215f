using Evidence.Documents.Questionnaires.Grids;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>Turns questions found in a grid into drafts with slots.</summary>
/// <param name="above">Headings above the grid.</param>
/// <param name="locationOf">Where a cell stands, for people.</param>
/// <param name="slotsOf">The slots a cell gives for a role: one for words, one a box for boxes.</param>
/// <param name="elsewhere">Where the answer goes when the grid has no place for it; null: nowhere.</param>
internal sealed class GridDrafts(
    IReadOnlyList<string> above,
    Func<GridCell, string> locationOf,
    Func<GridCell, SlotRole, string?, IEnumerable<AnswerSlot>> slotsOf,
    Func<GridQuestion, AnswerSlot?> elsewhere)
{
    private readonly Dictionary<GridQuestion, QuestionDraft> _made = [];

    /// <summary>True: some answer had to go where the grid has no place for answers.</summary>
    public bool WentElsewhere { get; private set; }

    /// <summary>The draft of a question.</summary>
    public QuestionDraft Of(GridQuestion question, string? doubt = null)
    {
        var (choice, words) = (ExistingChoice(question), ExistingWords(question));
        var slots = Slots(question).ToList();
        var other = slots.Count == 0 && HasNoPlace(question) ? elsewhere(question) : null;
        WentElsewhere |= other is not null;
        var draft = new QuestionDraft
        {
            Text = question.Text,
            Number = question.Number,
            Section = [.. above.Concat(question.Section).Distinct()],
            Kind = KindOf.Question(question.Text, question.Options, question.Choice is null && question.Boxes.Count == 0 && question.Code is null),
            Options = question.Options,
            Location = locationOf(question.Cell),
            Slots = other is null ? slots : [other with { Role = question.Options.Count > 0 ? SlotRole.Choice : SlotRole.Answer }],
            Doubt = doubt ?? question.Doubt ?? (choice is null && words is null ? WhyLocked(question) : null),
            ExistingChoice = choice,
            ExistingWords = words,
            Parent = question.Parent is { } parent ? _made.GetValueOrDefault(parent) : null,
        };
        _made[question] = draft;
        return draft;
    }

    /// <summary>The draft made of a question; null: none yet.</summary>
    public QuestionDraft? MadeOf(GridQuestion question) => _made.GetValueOrDefault(question);

    private IEnumerable<AnswerSlot> Slots(GridQuestion question)
    {
        foreach (var (option, cell) in question.Boxes.Where(b => !b.Cell.IsLocked))
        {
            foreach (var slot in slotsOf(cell, SlotRole.Choice, option))
            {
                yield return slot;
            }
        }

        foreach (var (cell, role) in new[]
        {
            (question.Choice, SlotRole.Choice), (question.Answer, SlotRole.Answer), (question.Comment, SlotRole.Comment), (question.Reference, SlotRole.Reference),
        })
        {
            if (cell is { IsLocked: false } && (cell.IsBlank || role is SlotRole.Choice or SlotRole.Answer))
            {
                foreach (var slot in slotsOf(cell, role, null))
                {
                    yield return slot;
                }
            }
        }
    }

    private static bool HasNoPlace(GridQuestion question) => question is { Answer: null, Choice: null, Boxes.Count: 0 };

    private static string? ExistingChoice(GridQuestion question)
    {
        var ticked = question.Boxes.Where(b => b.Cell.Existing is not null).Select(b => b.Option).ToList();
        return ticked.Count > 0 ? string.Join("; ", ticked) : question.Choice?.Existing;
    }

    // Where the form has no column for words, they were put under comments.
    private static string? ExistingWords(GridQuestion question) =>
        question.Answer is null ? question.Comment?.Existing : question.Answer.Existing;

    private static string? WhyLocked(GridQuestion question)
    {
        var cells = question.Boxes.Select(b => b.Cell).Append(question.Choice).Append(question.Answer).OfType<GridCell>().ToList();
        return cells.Count > 0 && cells.All(c => c.IsLocked) ? "the place of its answer is protected" : null;
    }
}
