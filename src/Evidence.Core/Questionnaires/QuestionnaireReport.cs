using Evidence.Answers;

namespace Evidence.Questionnaires;

/// <summary>The <c>--report</c> of a drafted questionnaire: one element a question, in document order.</summary>
/// <param name="Questionnaire">The file.</param>
/// <param name="Questions">One element a question.</param>
/// <param name="Summary">Counts.</param>
public sealed record QuestionnaireReport(ReportedFile Questionnaire, IReadOnlyList<ReportedQuestion> Questions, ReportSummary Summary)
{
    /// <summary>Joins what was understood, drafted and written.</summary>
    public static QuestionnaireReport Of(Questionnaire questionnaire, IReadOnlyList<DraftAnswer> drafts, FillResult filled, DisclosureLevel audience, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(filled);
        var byId = drafts.ToDictionary(draft => draft.QuestionId, StringComparer.Ordinal);
        ReportedQuestion[] questions = [.. questionnaire.Questions.Select(question => Report(question, byId.GetValueOrDefault(question.Id), filled))];
        return new QuestionnaireReport(
            new ReportedFile(questionnaire.FileName, questionnaire.Format, questionnaire.Digest.Hex, audience, asOf, questionnaire.Notes),
            questions,
            new ReportSummary(
                questions.Length,
                questions.Count(question => question.Status == DraftStatus.Drafted),
                questions.Count(question => question.Status == DraftStatus.Review),
                questions.Count(question => question.Status == DraftStatus.Unanswered),
                filled.Filled.Count,
                questions.Count(question => question.Doubt is not null)));
    }

    private static ReportedQuestion Report(Question question, DraftAnswer? draft, FillResult filled)
    {
        List<string> reasons = [.. draft?.Reasons ?? ["No draft was made."]];
        if (filled.NotFilled.TryGetValue(question.Id, out var why))
        {
            reasons.Add(why);
        }

        if (question.Doubt is not null)
        {
            reasons.Add(question.Doubt);
        }

        return new ReportedQuestion(
            question.Id,
            question.Section,
            question.Text,
            question.Location,
            draft?.Text,
            draft?.Choice,
            draft?.Status ?? DraftStatus.Unanswered,
            draft?.Confidence ?? 0,
            draft?.Citations ?? [],
            reasons,
            question.Kind,
            question.Options,
            filled.Filled.Contains(question.Id),
            question.Slots,
            question.Doubt,
            draft?.Owner);
    }
}
