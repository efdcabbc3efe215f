using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>A questionnaire together with what stood in its places when it was read.</summary>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Drafts">What its questions were made of, in the same order.</param>
internal sealed record Reading(Questionnaire Questionnaire, IReadOnlyList<QuestionDraft> Drafts)
{
    /// <summary>Answer and choice of each question of an earlier reading that has one here, by its id.</summary>
    public IReadOnlyDictionary<string, QuestionnaireFill> AnswersTo(Questionnaire before)
    {
        var found = new SortedDictionary<string, QuestionnaireFill>(StringComparer.Ordinal);
        var now = Questionnaire.Questions.Zip(Drafts).ToDictionary(p => p.First.Id, p => p.Second);
        foreach (var question in before.Questions)
        {
            if (now.TryGetValue(question.Id, out var draft) && draft.ExistingAnswer is not null)
            {
                found[question.Id] = new QuestionnaireFill(question.Id, draft.ExistingWords, Choice(question, draft.ExistingChoice));
            }
        }

        return found;
    }

    // The form's own spelling, where another program changed blanks or case.
    private static string? Choice(Question question, string? choice) =>
        choice is null ? null : question.Options.FirstOrDefault(o => Fold.Words(o) == Fold.Words(choice)) ?? choice;
}
