using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>What an answer means for the slots of its question, the same for every format.</summary>
/// <param name="Writes">What goes where; empty: nothing.</param>
/// <param name="Reason">Why nothing can be written; null: it can.</param>
internal sealed record FillPlan(IReadOnlyList<SlotWrite> Writes, string? Reason)
{
    /// <summary>Plans one answer.</summary>
    public static FillPlan Of(Question question, QuestionnaireFill fill, FillOptions options)
    {
        if (fill.Answer is null && fill.Choice is null && fill.Reference is null)
        {
            return new FillPlan([], null);
        }

        if (question.Slots.Count == 0)
        {
            return No("the file has no place for its answer");
        }

        if (question.ExistingAnswer is not null && !options.Overwrite)
        {
            return No("the file already holds an answer of the customer's");
        }

        var (choices, text, problem) = Choices(question, fill);
        return problem is null ? Write(question, choices, text, fill.Reference) : No(problem);
    }

    private static FillPlan Write(Question question, IReadOnlyList<string> choices, string? text, string? reference)
    {
        var writes = new List<SlotWrite>();
        if (choices.Count > 0)
        {
            writes.AddRange(ChoiceWrites(question, choices));
        }

        var words = question.Slots.FirstOrDefault(s => s.Role == SlotRole.Answer) ?? question.Slots.FirstOrDefault(s => s.Role == SlotRole.Comment);
        if (text is not null && words is not null)
        {
            writes.Add(new SlotWrite(words, text));
        }

        if (reference is not null && question.Slots.FirstOrDefault(s => s.Role == SlotRole.Reference) is { } place)
        {
            writes.Add(new SlotWrite(place, reference));
        }

        return writes.Count > 0 ? new FillPlan(writes, null) : No(WhyNowhere(question, text));
    }

    private static IEnumerable<SlotWrite> ChoiceWrites(Question question, IReadOnlyList<string> choices)
    {
        var slots = question.Slots.Where(s => s.Role == SlotRole.Choice).ToList();
        foreach (var slot in slots.Where(s => s.Option is null).Take(1))
        {
            yield return new SlotWrite(slot, string.Join("; ", choices));
        }

        foreach (var slot in slots.Where(s => s.Option is not null))
        {
            yield return new SlotWrite(slot, null, !choices.Contains(slot.Option!));
        }
    }

    // The words of a choice answer may themselves be the choice: "Yes" for a form that only takes Yes or No.
    private static (IReadOnlyList<string> Choices, string? Text, string? Problem) Choices(Question question, QuestionnaireFill fill)
    {
        if (question.Options.Count == 0 || !question.Slots.Any(s => s.Role == SlotRole.Choice))
        {
            return ([], fill.Answer ?? fill.Choice, null);
        }

        if (fill.Choice is null)
        {
            var same = fill.Answer is null ? null : question.Options.FirstOrDefault(o => Fold.Words(o) == Fold.Words(fill.Answer));
            return same is null ? ([], fill.Answer, null) : ([same], null, null);
        }

        var chosen = Pieces(question, fill.Choice);
        return chosen is null
            ? ([], null, $"'{fill.Choice}' is not one of the form's options ({string.Join(", ", question.Options)})")
            : (chosen, fill.Answer, null);
    }

    private static List<string>? Pieces(Question question, string choice)
    {
        if (question.Options.Contains(choice))
        {
            return [choice];
        }

        var pieces = choice.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return question.Kind == QuestionKind.MultiChoice && pieces.Length > 0 && pieces.All(p => question.Options.Contains(p)) ? [.. pieces] : null;
    }

    private static string WhyNowhere(Question question, string? text) =>
        text is not null && question.Options.Count > 0
            ? $"the form takes only one of its options ({string.Join(", ", question.Options)})"
            : "the file has no place for it";

    private static FillPlan No(string reason) => new([], reason);
}
