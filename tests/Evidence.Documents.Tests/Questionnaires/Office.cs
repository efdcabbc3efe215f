using Evidence.Documents.Questionnaires;
using Evidence.Ports;
using Evidence.Questionnaires;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Reads and fills through the public door, as the hosts do.</summary>
internal static class Office
{
    public static IQuestionnaireFormats Formats { get; } = new ServiceCollection().AddQuestionnaireFormats().BuildServiceProvider().GetRequiredService<IQuestionnaireFormats>();

    public static Questionnaire Read(byte[] file, string name = "form.docx")
    {
        using var stream = new MemoryStream(file);
        return Formats.Of(name, stream).Read(stream, name);
    }

    public static (byte[] File, FillResult Result) Fill(
        byte[] file, Questionnaire questionnaire, IEnumerable<QuestionnaireFill> fills, CopyKind copy = CopyKind.Clean, bool overwrite = false)
    {
        using var input = new MemoryStream(file);
        using var output = new MemoryStream();
        var options = new FillOptions(copy, overwrite, "Evidence", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var result = Formats.Of(questionnaire.FileName, input).Fill(input, questionnaire.FileName, questionnaire, [.. fills], options, output);
        return (output.ToArray(), result);
    }

    public static IReadOnlyDictionary<string, QuestionnaireFill> Answers(byte[] file, Questionnaire questionnaire)
    {
        using var stream = new MemoryStream(file);
        return Formats.Of(questionnaire.FileName, stream).ReadAnswers(stream, questionnaire.FileName, questionnaire);
    }

    /// <summary>An answer for every question: its first option where it has options, and words.</summary>
    public static IEnumerable<QuestionnaireFill> AnswerAll(Questionnaire questionnaire, string words = "We test every release and keep the report.") =>
        questionnaire.Questions.Select(q => new QuestionnaireFill(q.Id, words, q.Options.Count > 0 ? q.Options[0] : null));
}
