using Evidence.Answers;
using Evidence.Questionnaires;
using Evidence.Testing;
using Evidence.Testing.Documents;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>
/// The reviewer's copy of every form, saved again by another program with some answers changed, says what the reviewer made of each. A sample
/// by default; <c>EVIDENCE_ROUND_TRIP</c> set: every form there is.
/// </summary>
public sealed class ReviewRoundTripTests
{
    private const string Edited = "We changed this answer by hand.";
    private const int Sample = 12;

    private static string Folder => RepositoryRoot.Path("tests", "Evidence.Documents.Tests", "Questionnaires", "Files");

    [LibreOfficeFact]
    public void WordReviewCopies_EditedAndSavedByLibreOffice_GiveTheVerdicts() => AssertVerdicts("docx");

    [LibreOfficeFact]
    public void ExcelReviewCopies_EditedAndSavedByLibreOffice_GiveTheVerdicts() => AssertVerdicts("xlsx");

    private static void AssertVerdicts(string extension)
    {
        var forms = Forms(extension);
        var read = forms.Select(f => Office.Read(f.File, f.Name)).ToList();
        var copies = forms.Zip(read).Select(f => Office.Fill(f.First.File, f.Second, Fills(f.Second, isEdited: true), CopyKind.Review)).ToList();

        var saved = LibreOffice.SaveAgain([.. copies.Select(c => c.File)], extension);

        for (var n = 0; n < forms.Count; n++)
        {
            var (_, result) = copies[n];
            var written = result.Filled.ToHashSet();
            var verdicts = QuestionnaireReview.Compare(read[n], Drafts(read[n]), written, Office.Answers(saved[n], read[n])).ToDictionary(v => v.QuestionId);
            Assert.All(read[n].Questions.Where(q => written.Contains(q.Id)), q =>
                Assert.True(Expected(read[n], q) == verdicts[q.Id].Verdict, $"{forms[n].Name}: '{q.Text}' is {verdicts[q.Id].Verdict}, with '{verdicts[q.Id].Final}' and '{verdicts[q.Id].Choice}'"));
        }
    }

    private static List<(string Name, byte[] File)> Forms(string extension)
    {
        var all = Directory.EnumerateFiles(Folder, "*." + extension).Order(StringComparer.Ordinal).ToList();
        var step = Environment.GetEnvironmentVariable("EVIDENCE_ROUND_TRIP") is null ? Math.Max(1, all.Count / Sample) : 1;
        return [.. all.Where((_, n) => n % step == 0).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))];
    }

    // Every second answer in words was edited.
    private static bool IsEdited(Questionnaire questionnaire, Question question) =>
        TakesWords(question) && questionnaire.Questions.Where(TakesWords).ToList().IndexOf(question) % 2 == 1;

    private static bool TakesWords(Question question) => question.Slots.Any(s => s.Role is SlotRole.Answer or SlotRole.Comment && s.MaxLength is null);

    private static ReviewVerdict Expected(Questionnaire questionnaire, Question question) => IsEdited(questionnaire, question) ? ReviewVerdict.Edited : ReviewVerdict.Accepted;

    private static string WordsOf(Question question) => question.Slots.Any(s => s.MaxLength is not null) ? "Short" : $"We do this for {question.Id}; see the report.";

    private static string? ChoiceOf(Question question) => question.Options.Count > 0 ? question.Options[^1] : null;

    private static IEnumerable<QuestionnaireFill> Fills(Questionnaire questionnaire, bool isEdited) =>
        questionnaire.Questions.Select(q => new QuestionnaireFill(q.Id, isEdited && IsEdited(questionnaire, q) ? Edited : WordsOf(q), ChoiceOf(q), "confidence 0.9"));

    private static List<DraftAnswer> Drafts(Questionnaire questionnaire) =>
        [.. questionnaire.Questions.Select(q => new DraftAnswer(q.Id, DraftStatus.Drafted, WordsOf(q), ChoiceOf(q), 0.9, [], []))];
}
