using System.Security.Cryptography;
using System.Text;
using Evidence.Questionnaires;
using Evidence.Testing;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>
/// The public corpus against lists made by reading each file: location, digest of the question's words (the texts are not ours to copy), and the places of its
/// answer.
/// </summary>
public sealed class CorpusQuestionnaireTests
{
    private const double LeastRecall = 0.98;
    private const double LeastPrecision = 0.97;

    private static string Folder => RepositoryRoot.Path("tests", "Evidence.Documents.Tests", "Questionnaires", "Golden");

    [CorpusFact]
    public void Questionnaires_Read_AreFoundWithRecallAndPrecisionAndNoWrongPlace()
    {
        foreach (var list in Directory.EnumerateFiles(Folder, "*.txt"))
        {
            var name = Path.GetFileNameWithoutExtension(list);
            var questions = Office.Read(File.ReadAllBytes(Find(name)), name).Questions;
            var golden = File.ReadAllLines(list).Select(l => l.Split(" | ")).ToList();
            var found = questions.ToLookup(q => (q.Location, DigestOf(q.Text)));

            var right = golden.Where(g => found.Contains((g[0], g[1]))).ToList();

            Assert.True(right.Count >= golden.Count * LeastRecall, $"{name}: {right.Count} of {golden.Count} were found");
            Assert.True(right.Count >= questions.Count * LeastPrecision, $"{name}: {questions.Count - right.Count} of {questions.Count} ask nothing");
            Assert.All(right, g => Assert.Contains(found[(g[0], g[1])], q => PlacesOf(q) == g[2]));
        }
    }

    [CorpusFact]
    public void Caiq_Read_OffersTheListOfTheFormForEveryQuestion()
    {
        var name = "CAIQv4.0.3_STAR-Security-Questionnaire_Generated-at_2024-06-03.xlsx";

        var questions = Office.Read(File.ReadAllBytes(Find(name)), name).Questions;

        Assert.Equal(261, questions.Count);
        Assert.All(questions, q => Assert.Equal(["Yes", "No", "NA"], q.Options));
    }

    [CorpusFact]
    public void CisaQuestionnaire_Read_Has255RowsAnd226QuestionMarks()
    {
        var questions = Office.Read(File.ReadAllBytes(Find("cisa-vendor-scrm.xlsx")), "cisa-vendor-scrm.xlsx").Questions;

        Assert.Equal((255, 226), (questions.Count, questions.Count(q => q.Text.TrimEnd().EndsWith('?'))));
    }

    private static string Find(string name) => Directory.EnumerateFiles(Corpus.Path("questionnaires"), name, SearchOption.AllDirectories).Single();

    private static string DigestOf(string text) =>
        "q-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))[..10];

    // The place for references to evidence is left out: a form may well use it for comments.
    private static string PlacesOf(Question question) => string.Join(' ', question.Slots.Where(s => s.Role != SlotRole.Reference).Select(s =>
        s.Address.StartsWith('p') || s.Address.Contains(".p", StringComparison.Ordinal) ? s.Address.Split('!')[0] : s.Address));
}
