using Evidence.Questionnaires;

namespace Evidence.Drafting.Library;

/// <summary>A question and its answer out of a questionnaire that was completed before.</summary>
/// <param name="Question">The question as the customer wrote it.</param>
/// <param name="Section">Headings above it.</param>
/// <param name="Text">The answer in words; null: none.</param>
/// <param name="Choice">The option that was ticked; null: none.</param>
/// <param name="File">File it stands in.</param>
/// <param name="Location">Where in the file.</param>
public sealed record CompletedAnswer(string Question, string Section, string? Text, string? Choice, string File, string Location)
{
    /// <summary>The answered questions of a questionnaire, in document order.</summary>
    public static IReadOnlyList<CompletedAnswer> Of(Questionnaire questionnaire) =>
        [.. questionnaire.Questions
            .Where(question => !string.IsNullOrWhiteSpace(question.ExistingAnswer))
            .Select(question => question.Options.Contains(question.ExistingAnswer!.Trim(), StringComparer.OrdinalIgnoreCase)
                ? new CompletedAnswer(question.Text, question.Section, null, question.ExistingAnswer.Trim(), questionnaire.FileName, question.Location)
                : new CompletedAnswer(question.Text, question.Section, question.ExistingAnswer.Trim(), null, questionnaire.FileName, question.Location))];
}
