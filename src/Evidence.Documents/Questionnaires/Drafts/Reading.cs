using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>A questionnaire together with what stood in its places when it was read.</summary>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Drafts">What its questions were made of, in the same order.</param>
internal sealed record Reading(Questionnaire Questionnaire, IReadOnlyList<QuestionDraft> Drafts)
{
    /// <summary>
    /// Answer and choice of each question of an earlier reading that has one here, by its id: as this reading understands the file, else
    /// what stands at the places the earlier one gave.
    /// </summary>
    /// <param name="before">The earlier reading.</param>
    /// <param name="placeOf">What stands at the slots of a question now.</param>
    public IReadOnlyDictionary<string, QuestionnaireFill> AnswersTo(Questionnaire before, Func<Question, QuestionnaireFill?> placeOf)
    {
        var found = new SortedDictionary<string, QuestionnaireFill>(StringComparer.Ordinal);
        var now = Questionnaire.Questions.Zip(Drafts).ToDictionary(p => p.First.Id, p => p.Second);
        var shifted = Shifted(before);
        foreach (var question in before.Questions)
        {
            var draft = shifted.Contains(Fold.Words(question.Text)) ? SameAt(question) : now.GetValueOrDefault(question.Id);
            var place = draft is { ExistingWords: not null, ExistingChoice: not null } ? null : placeOf(question);
            var answer = new QuestionnaireFill(question.Id, WithoutUnit(draft?.ExistingWords, place?.Answer) ?? place?.Answer, draft?.ExistingChoice ?? place?.Choice);
            if (answer.Answer is not null || answer.Choice is not null)
            {
                found[question.Id] = Sorted(question, answer);
            }
        }

        return found;
    }

    // "30 days" where the form had the unit behind the line: the place knows what was written on it.
    private static string? WithoutUnit(string? whole, string? place) =>
        place is { Length: > 0 } && whole is not null && whole.Length > place.Length && whole.Length - place.Length <= 25 && whole[place.Length] == ' ' && whole.StartsWith(place, StringComparison.Ordinal) ? place : whole;

    // Texts that come several times and not as often as before: their counted ids stand for others now.
    private HashSet<string> Shifted(Questionnaire before)
    {
        var counts = Drafts.CountBy(d => Fold.Words(d.Text)).ToDictionary();
        return [.. before.Questions.CountBy(q => Fold.Words(q.Text)).Where(t => t.Value > 1 && counts.GetValueOrDefault(t.Key) != t.Value).Select(t => t.Key)];
    }

    private QuestionDraft? SameAt(Question question) => Drafts.FirstOrDefault(d => d.Location == question.Location && Fold.Words(d.Text) == Fold.Words(question.Text));

    // A text that is one of the options, where the form has no place of its own for the choice.
    private static QuestionnaireFill Sorted(Question question, QuestionnaireFill answer) =>
        answer is { Choice: null, Answer: { } words } && question.Options.FirstOrDefault(o => Fold.Words(o) == Fold.Words(words)) is { } option
            ? answer with { Answer = null, Choice = option }
            : answer with { Choice = Choice(question, answer.Choice) };

    // The form's own spelling, where another program changed blanks or case.
    private static string? Choice(Question question, string? choice) =>
        choice is null ? null
        : question.Options.FirstOrDefault(o => Fold.Words(o) == Fold.Words(choice))
            ?? question.Options.FirstOrDefault(o => Fold.Words(choice).StartsWith(Fold.Words(o) + " ", StringComparison.Ordinal))
            ?? choice;
}
