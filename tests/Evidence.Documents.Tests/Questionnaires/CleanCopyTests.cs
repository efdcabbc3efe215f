using Evidence.Questionnaires;
using Evidence.Testing.Documents;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>What leaves for the customer: answers, and nothing of ours beside them.</summary>
public sealed class CleanCopyTests
{
    private const string Note = "confidence 0.4\nOwner: rai@example.com";

    private static readonly byte[] _document = new WordForm().Table(["ID", "Question", "Answer"], ["1", "Is data encrypted?", ""], ["2", "Who holds the keys?", ""]).Build();

    private static readonly byte[] _workbook = new ExcelForm().Sheet("Q", ["ID", "Question", "Answer"], ["1", "Is data encrypted?", ""], ["2", "Who holds the keys?", ""]).Build();

    public static TheoryData<string> Names => ["form.docx", "form.xlsx"];

    [Theory]
    [MemberData(nameof(Names))]
    public void ReviewCopy_FilledClean_LosesItsCommentsAndKeepsItsAnswers(string name)
    {
        var file = name.EndsWith("docx", StringComparison.Ordinal) ? _document : _workbook;
        var questionnaire = Office.Read(file, name);
        var review = Office.Fill(file, questionnaire, [new("1", "Yes, all of it.", null, Note)], CopyKind.Review).File;
        Assert.NotEmpty(OfficeAssert.CommentsOf(review));
        var again = Office.Read(review, name);

        var (clean, result) = Office.Fill(review, again, [new("2", "The customer does.", null, Note)]);

        Assert.Equal(["2"], result.Filled);
        Assert.Empty(OfficeAssert.CommentsOf(clean));
        OfficeAssert.NothingNewIsInvalid(review, clean);
        Assert.Equal(["Yes, all of it.", "The customer does."], Office.Answers(clean, again).Values.Select(a => a.Answer));
        Assert.DoesNotContain(PackageParts.Of(clean).Values, p => System.Text.Encoding.UTF8.GetString(p).Contains("rai@example.com", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CleanCopy_OfTheCustomersFile_AddsNoPart(string name)
    {
        var file = name.EndsWith("docx", StringComparison.Ordinal) ? _document : _workbook;
        var questionnaire = Office.Read(file, name);

        var (clean, _) = Office.Fill(file, questionnaire, questionnaire.Questions.Select(q => new QuestionnaireFill(q.Id, "Yes.", null, Note)));

        Assert.Equal(PackageParts.Of(file).Keys, PackageParts.Of(clean).Keys);
        Assert.DoesNotContain(PackageParts.Of(clean).Values, p => System.Text.Encoding.UTF8.GetString(p).Contains("Owner", StringComparison.Ordinal));
    }
}
