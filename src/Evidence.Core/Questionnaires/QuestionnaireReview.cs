using Evidence.Answers;

namespace Evidence.Questionnaires;

/// <summary>Compares what stands in a reviewed copy with what was drafted.</summary>
public static class QuestionnaireReview
{
    /// <summary>One verdict a question, in document order. White space and letter case of choices make no difference.</summary>
    /// <param name="questionnaire">The questionnaire the file was drafted from.</param>
    /// <param name="drafts">What was drafted.</param>
    /// <param name="written">Ids of questions whose draft was written into the file.</param>
    /// <param name="found">What stands in the file now.</param>
    public static IReadOnlyList<ReviewedAnswer> Compare(
        Questionnaire questionnaire, IReadOnlyList<DraftAnswer> drafts, IReadOnlySet<string> written, IReadOnlyDictionary<string, QuestionnaireFill> found)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var byId = drafts.ToDictionary(draft => draft.QuestionId, StringComparer.Ordinal);
        return [.. questionnaire.Questions.Select(question => Compare(
            question,
            written.Contains(question.Id) ? byId.GetValueOrDefault(question.Id) : null,
            found.GetValueOrDefault(question.Id)))];
    }

    private static ReviewedAnswer Compare(Question question, DraftAnswer? draft, QuestionnaireFill? found)
    {
        var verdict = (Says(draft?.Text, draft?.Choice), Says(found?.Answer, found?.Choice)) switch
        {
            (false, false) => ReviewVerdict.Open,
            (false, true) => IsAsItWas(question, found!) ? ReviewVerdict.Open : ReviewVerdict.Added,
            (true, false) => ReviewVerdict.Rejected,
            (true, true) => IsSame(draft!, found!) ? ReviewVerdict.Accepted : ReviewVerdict.Edited,
        };
        return new ReviewedAnswer(question.Id, verdict, draft?.Text, found?.Answer, found?.Choice);
    }

    private static bool Says(string? text, string? choice) => !string.IsNullOrWhiteSpace(text) || !string.IsNullOrWhiteSpace(choice);

    private static bool IsAsItWas(Question question, QuestionnaireFill found) => Fold(found.Answer ?? found.Choice) == Fold(question.ExistingAnswer);

    // A form with one cell for both holds the choice where the draft has words, or the words where it has a choice as well.
    private static bool IsSame(DraftAnswer draft, QuestionnaireFill found)
    {
        string[] drafted = [.. Texts(draft.Text, draft.Choice)];
        string[] now = [.. Texts(found.Answer, found.Choice)];
        return now.All(text => drafted.Contains(text, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Texts(string? text, string? choice) => new[] { Fold(text), Fold(choice) }.Where(each => each.Length > 0);

    private static string Fold(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
