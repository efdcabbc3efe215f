using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>Goes through the answers of a questionnaire and has each written or refused.</summary>
internal static class FillRun
{
    /// <summary>Writes the answers in the order of the questionnaire.</summary>
    /// <param name="questionnaire">The questions and their slots.</param>
    /// <param name="fills">The answers; of two for one question the last counts.</param>
    /// <param name="options">How.</param>
    /// <param name="write">Writes one slot; gives a reason where it cannot.</param>
    /// <param name="comment">Puts a review note beside a slot.</param>
    public static FillResult Run(
        Questionnaire questionnaire,
        IReadOnlyList<QuestionnaireFill> fills,
        FillOptions options,
        Func<SlotWrite, string?> write,
        Action<AnswerSlot, string> comment)
    {
        var byQuestion = new Dictionary<string, QuestionnaireFill>();
        foreach (var fill in fills)
        {
            byQuestion[fill.QuestionId] = fill;
        }

        var filled = new List<string>();
        var notFilled = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questionnaire.Questions)
        {
            if (byQuestion.Remove(question.Id, out var fill))
            {
                Fill(question, fill, options, write, comment, filled, notFilled);
            }
        }

        foreach (var unknown in byQuestion.Keys)
        {
            notFilled[unknown] = "the questionnaire has no such question";
        }

        return new FillResult(filled, notFilled);
    }

    private static void Fill(
        Question question,
        QuestionnaireFill fill,
        FillOptions options,
        Func<SlotWrite, string?> write,
        Action<AnswerSlot, string> comment,
        List<string> filled,
        SortedDictionary<string, string> notFilled)
    {
        var plan = FillPlan.Of(question, fill, options);
        var reason = plan.Reason;
        foreach (var slot in plan.Writes)
        {
            reason = write(slot) ?? reason;
        }

        if (reason is not null)
        {
            notFilled[question.Id] = reason;
        }
        else if (plan.Writes.Count > 0)
        {
            filled.Add(question.Id);
        }

        if (options.Copy == CopyKind.Review && fill.ReviewNote is { Length: > 0 } note && question.Slots.Count > 0)
        {
            var written = plan.Writes.FirstOrDefault(w => w.Text is not null) ?? plan.Writes.FirstOrDefault(w => !w.IsCleared);
            comment(written?.Slot ?? question.Slots[0], note);
        }
    }
}
