using System.IO.Compression;
using System.Text;
using Evidence.Questionnaires;
using Evidence.Testing;
using Evidence.Testing.Documents;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Word shows what the data says, whatever the control holds: both have to change together.</summary>
public sealed class DataBoundControlTests
{
    private const string Data = "customXml/item1.xml";

    private static byte[] Form => File.ReadAllBytes(RepositoryRoot.Path("tests", "Evidence.Documents.Tests", "Questionnaires", "Files", "data-bound.docx"));

    [Fact]
    public void BoundControl_Filled_ChangesTheDataItShows()
    {
        var questionnaire = Office.Read(Form, "form.docx");

        var (filled, _) = Office.Fill(Form, questionnaire, Office.AnswerAll(questionnaire, "Owned by R&D <EU>."));

        var data = Part(filled, Data);
        Assert.Contains("<f:policy>Owned by R&amp;D &lt;EU>.</f:policy><f:owner>Owned by R&amp;D &lt;EU>.</f:owner><f:other>keep</f:other>", data.Replace("&gt;", ">", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void BoundControls_OfTheSameData_TakeOneAnswer()
    {
        var form = With(Form, "word/document.xml", x => x.Replace("f:owner[1]", "f:policy[1]", StringComparison.Ordinal));
        var questionnaire = Office.Read(form, "form.docx");

        var (_, result) = Office.Fill(form, questionnaire, questionnaire.Questions.Select(q => new QuestionnaireFill(q.Id, "Answer to " + q.Text, null)));

        Assert.Contains("same data", Assert.Single(result.NotFilled).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void BoundControl_WhoseDataCannotBeWritten_IsListedAndLeft()
    {
        var form = With(Form, "word/document.xml", x => x.Replace("/f:policy[1]", "/f:policy[2]/@name", StringComparison.Ordinal));

        var questionnaire = Office.Read(form, "form.docx");

        var question = Assert.Single(questionnaire.Questions, q => q.Text == "Describe your AI policy");
        Assert.NotNull(question.Doubt);
        Assert.Empty(question.Slots);
    }

    [LibreOfficeFact]
    public void BoundControl_FilledAndSavedAgainByLibreOffice_ShowsTheAnswer()
    {
        var questionnaire = Office.Read(Form, "form.docx");
        var (filled, _) = Office.Fill(Form, questionnaire, Office.AnswerAll(questionnaire, "Reviewed each year."));

        var saved = LibreOffice.SaveAgain([filled], "docx")[0];

        Assert.All(questionnaire.Questions, q => Assert.Equal("Reviewed each year.", Office.Answers(saved, questionnaire)[q.Id].Answer));
    }

    private static string Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] With(byte[] file, string name, Func<string, string> change)
    {
        var text = change(Part(file, name));
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
            using var part = archive.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }
}
