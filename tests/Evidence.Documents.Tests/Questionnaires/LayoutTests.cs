using Evidence.Questionnaires;
using Evidence.Testing.Documents;

namespace Evidence.Documents.Tests.Questionnaires;

public sealed class LayoutTests
{
    public static TheoryData<string> Names => [.. WordLayouts.All.Concat(ExcelLayouts.All).Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Layout_Read_FindsEveryQuestionAndNothingElse(string name)
    {
        var layout = Of(name);

        var questionnaire = Office.Read(layout.File, layout.FileName);

        Assert.Equal(layout.Asked, questionnaire.Questions.Select(q => q.Text));
        Assert.Equal(layout.Doubtful, questionnaire.Questions.Where(q => q.Doubt is not null).Select(q => q.Text));
        Assert.Equal(layout.Answered, questionnaire.Questions.Where(q => q.ExistingAnswer is not null).Select(q => q.Text));
        Assert.Equal(layout.Placeless, questionnaire.Questions.Where(q => q.Slots.Count == 0).Select(q => q.Text));
        Assert.Equal(layout.Options ?? [.. layout.Asked.Select(_ => "")], questionnaire.Questions.Select(q => string.Join('|', q.Options)));
        Assert.Distinct(questionnaire.Questions.Select(q => q.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Layout_FilledClean_ChangesOnlyItsSlotsAndStaysValid(string name)
    {
        var layout = Of(name);
        var questionnaire = Office.Read(layout.File, layout.FileName);

        var (filled, result) = Office.Fill(layout.File, questionnaire, Answers(questionnaire));

        Assert.Equal(Answerable(questionnaire), result.Filled);
        AssertOnlySlotsChanged(layout, filled, questionnaire, isReview: false);
        OfficeAssert.NothingNewIsInvalid(layout.File, filled);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Layout_FilledTwice_GivesTheSameBytes(string name)
    {
        var layout = Of(name);
        var questionnaire = Office.Read(layout.File, layout.FileName);

        var first = Office.Fill(layout.File, questionnaire, Answers(questionnaire), CopyKind.Review).File;
        var second = Office.Fill(layout.File, questionnaire, Answers(questionnaire), CopyKind.Review).File;

        Assert.Equal(first, second);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Layout_FilledAndReadBack_GivesTheAnswersAndTheSameIds(string name)
    {
        var layout = Of(name);
        var questionnaire = Office.Read(layout.File, layout.FileName);
        var (filled, result) = Office.Fill(layout.File, questionnaire, Answers(questionnaire));

        var back = Office.Answers(filled, questionnaire);

        Assert.All(questionnaire.Questions.Where(q => result.Filled.Contains(q.Id)), q => AssertSame(q, Expected(q), back.GetValueOrDefault(q.Id)));
        if (!layout.LosesLabelsWhenFilled)
        {
            Assert.Equal(questionnaire.Questions.Select(q => q.Id), Office.Read(filled, layout.FileName).Questions.Select(q => q.Id));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Layout_FilledForReview_HasACommentAtEachAnswerAndStaysValid(string name)
    {
        var layout = Of(name);
        var questionnaire = Office.Read(layout.File, layout.FileName);

        var (filled, _) = Office.Fill(layout.File, questionnaire, Answers(questionnaire), CopyKind.Review);

        AssertOnlySlotsChanged(layout, filled, questionnaire, isReview: true);
        OfficeAssert.NothingNewIsInvalid(layout.File, filled);
        Assert.Equal(questionnaire.Questions.Count(q => q.Slots.Count > 0), OfficeAssert.CommentsOf(filled).Count(c => c.StartsWith("confidence", StringComparison.Ordinal)));
    }

    [LibreOfficeFact]
    public void WordLayouts_FilledAndSavedAgainByLibreOffice_KeepTheirAnswers() =>
        AssertSurvive([.. WordLayouts.All], "docx");

    [LibreOfficeFact]
    public void ExcelLayouts_FilledAndSavedAgainByLibreOffice_KeepTheirAnswers() => AssertSurvive([.. ExcelLayouts.All], "xlsx");

    private static void AssertSurvive(List<FormLayout> layouts, string extension)
    {
        var questionnaires = layouts.Select(l => Office.Read(l.File, l.FileName)).ToList();
        var filled = layouts.Zip(questionnaires).Select(l => Office.Fill(l.First.File, l.Second, Answers(l.Second), CopyKind.Review)).ToList();

        var saved = LibreOffice.SaveAgain([.. filled.Select(f => f.File)], extension);

        for (var n = 0; n < layouts.Count; n++)
        {
            var back = Office.Answers(saved[n], questionnaires[n]);
            var (_, result) = filled[n];
            Assert.All(questionnaires[n].Questions.Where(q => result.Filled.Contains(q.Id)), q => AssertSame(q, Expected(q), back.GetValueOrDefault(q.Id), layouts[n].Name));
        }
    }

    private static FormLayout Of(string name) => WordLayouts.All.Concat(ExcelLayouts.All).Single(l => l.Name == name);

    private static IEnumerable<string> Answerable(Questionnaire questionnaire) =>
        questionnaire.Questions.Where(q => q.Slots.Count > 0 && q.ExistingAnswer is null).Select(q => q.Id);

    private static List<QuestionnaireFill> Answers(Questionnaire questionnaire) => [.. questionnaire.Questions.Select(Expected)];

    // The second option, so that a first one ticked by accident shows.
    private static QuestionnaireFill Expected(Question question) => new(
        question.Id,
        question.Slots.Any(s => s.MaxLength is not null) ? "Short answer" : $"We do this for {question.Id}; see the report.",
        question.Options.Count == 0 ? null : question.Options[^1],
        "confidence 0.9\nowner rai@example.com");

    private static void AssertSame(Question question, QuestionnaireFill expected, QuestionnaireFill? found, string layout = "")
    {
        Assert.True(found is not null, $"{layout}: no answer to '{question.Text}'");
        Assert.True(expected.Choice == found.Choice, $"{layout}: '{question.Text}' has the choice '{found.Choice}'");
        if (question.Slots.Any(s => s.Role is SlotRole.Answer or SlotRole.Comment))
        {
            Assert.True(expected.Answer == found.Answer, $"{layout}: '{question.Text}' has the answer '{found.Answer}'");
        }
    }

    private static void AssertOnlySlotsChanged(FormLayout layout, byte[] filled, Questionnaire questionnaire, bool isReview)
    {
        if (layout.FileName.EndsWith("docx", StringComparison.Ordinal))
        {
            DocxAssert.OnlySlotsChanged(layout.File, filled, questionnaire, isReview);
        }
        else
        {
            XlsxAssert.OnlySlotsChanged(layout.File, filled, questionnaire, isReview);
        }
    }
}
