using Evidence.Questionnaires;
using Evidence.Testing.Documents;

namespace Evidence.Documents.Tests.Questionnaires;

public sealed class SimpleFormTests
{
    private static readonly byte[] _table = new WordForm()
        .Heading("Security")
        .Table(
            ["ID", "Question", "Answer", "Comments"],
            ["S-1", "Do you encrypt customer data at rest?", "", ""],
            ["S-2", "Describe how access is reviewed.", "", ""])
        .Build();

    [Fact]
    public void TableWithIdQuestionAnswerComment_Read_GivesIdTextSectionAndSlots()
    {
        var questionnaire = Office.Read(_table);

        Assert.Equal(["S-1", "S-2"], questionnaire.Questions.Select(q => q.Id));
        var first = questionnaire.Questions[0];
        Assert.Equal("Do you encrypt customer data at rest?", first.Text);
        Assert.Equal("Security", first.Section);
        Assert.Equal("table 1, row 2", first.Location);
        Assert.Equal([SlotRole.Answer, SlotRole.Comment], first.Slots.Select(s => s.Role));
        Assert.Null(first.Doubt);
    }

    [Fact]
    public void TableWithAnswers_Filled_ChangesOnlyTheAnswerCells()
    {
        var questionnaire = Office.Read(_table);

        var (filled, result) = Office.Fill(_table, questionnaire, Office.AnswerAll(questionnaire));

        Assert.Equal(["S-1", "S-2"], result.Filled);
        DocxAssert.OnlySlotsChanged(_table, filled, questionnaire);
        OfficeAssert.NothingNewIsInvalid(_table, filled);
        Assert.Equal("We test every release and keep the report.", Office.Answers(filled, questionnaire)["S-2"].Answer);
    }

    [Fact]
    public void SheetWithHeader_FilledAndReadAgain_KeepsIdsAndAnswers()
    {
        var file = new ExcelForm().Sheet("Questions", ["No", "Question", "Response"], ["1", "Do you test for bias?", ""], ["2", "Who approves a release?", ""]).Build();
        var questionnaire = Office.Read(file, "form.xlsx");

        var (filled, result) = Office.Fill(file, questionnaire, Office.AnswerAll(questionnaire, "=1+1"));

        Assert.Equal(2, result.Filled.Count);
        XlsxAssert.OnlySlotsChanged(file, filled, questionnaire);
        OfficeAssert.NothingNewIsInvalid(file, filled);
        Assert.Equal(questionnaire.Questions.Select(q => q.Id), Office.Read(filled, "form.xlsx").Questions.Select(q => q.Id));
        Assert.Equal("=1+1", Office.Answers(filled, questionnaire)["2"].Answer);
    }
}
