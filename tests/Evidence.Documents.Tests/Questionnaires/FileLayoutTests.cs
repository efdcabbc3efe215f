using Evidence.Questionnaires;
using Evidence.Testing;
using Evidence.Testing.Documents;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>
/// Forms of our own as files, some saved by LibreOffice and some made by it from HTML, so that their XML is not all alike. The list beside each file was
/// written down by reading the form: place, kind, options, text, and where the answer goes.
/// </summary>
public sealed class FileLayoutTests
{
    private static string Folder => RepositoryRoot.Path("tests", "Evidence.Documents.Tests", "Questionnaires", "Files");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_Read_GivesWhatAPersonReads(string name)
    {
        var questionnaire = Office.Read(Bytes(name), name);

        Assert.Equal(File.ReadAllLines(Path.Combine(Folder, name + ".txt")), questionnaire.Questions.Select(LineOf));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_Filled_ChangesOnlyItsSlotsAndGivesTheAnswersBack(string name)
    {
        var file = Bytes(name);
        var questionnaire = Office.Read(file, name);

        var (filled, result) = Office.Fill(file, questionnaire, questionnaire.Questions.Select(AnswerTo));

        Assert.NotEmpty(result.Filled);
        OfficeAssert.NothingNewIsInvalid(file, filled);
        AssertOnlySlotsChanged(name, file, filled, questionnaire);
        var back = Office.Answers(filled, questionnaire);
        Assert.All(questionnaire.Questions.Where(q => result.Filled.Contains(q.Id) && q.Kind != QuestionKind.FormField), q => AssertGiven(q, back.GetValueOrDefault(q.Id)));
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    private static string LineOf(Question question) => string.Join(
        " | ",
        question.Location,
        question.Kind + " | " + string.Join('/', question.Options) + " | " + question.Text,
        string.Join(' ', question.Slots.Select(s => s.Role + "@" + AddressOf(s))));

    // Without the digest of what follows a place.
    private static string AddressOf(AnswerSlot slot) =>
        slot.Address.StartsWith('p') || slot.Address.Contains(".p", StringComparison.Ordinal) ? slot.Address.Split('!')[0] : slot.Address;

    private static QuestionnaireFill AnswerTo(Question question) =>
        new(question.Id, question.Slots.Any(s => s.MaxLength is not null) ? "Short" : $"We do this for {question.Id}; see the report.", question.Options.Count > 0 ? question.Options[^1] : null);

    private static void AssertGiven(Question question, QuestionnaireFill? found)
    {
        var given = AnswerTo(question);
        Assert.True(found is not null, $"no answer to '{question.Text}'");
        if (question.Slots.Any(s => s.Role is SlotRole.Answer or SlotRole.Comment))
        {
            Assert.Equal(given.Answer, found.Answer);
        }

        if (question.Slots.Any(s => s.Role == SlotRole.Choice))
        {
            Assert.Equal(given.Choice, found.Choice);
        }
    }

    private static void AssertOnlySlotsChanged(string name, byte[] file, byte[] filled, Questionnaire questionnaire)
    {
        if (name.EndsWith("docx", StringComparison.Ordinal))
        {
            DocxAssert.OnlySlotsChanged(file, filled, questionnaire);
        }
        else
        {
            XlsxAssert.OnlySlotsChanged(file, filled, questionnaire);
        }
    }
}
