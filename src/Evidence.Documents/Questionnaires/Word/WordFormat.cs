using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Ports;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Word documents (.docx).</summary>
internal sealed class WordFormat : IQuestionnaireFormat
{
    /// <inheritdoc/>
    public string Name => "docx";

    /// <inheritdoc/>
    public bool Recognises(string fileName, ReadOnlySpan<byte> head) => OfficeHead.IsPackage(head) && OfficeHead.Names(fileName, head, "word/", ".docx", ".dotx", ".docm");

    /// <inheritdoc/>
    public Questionnaire Read(Stream file, string fileName) => ReadWhole(file, fileName).Questionnaire;

    /// <inheritdoc/>
    public FillResult Fill(Stream file, string fileName, Questionnaire questionnaire, IReadOnlyList<QuestionnaireFill> fills, FillOptions options, Stream output)
    {
        Digests.CheckSame(file, fileName, questionnaire);
        return FillInto(file, fileName, questionnaire, fills, options, output);
    }

    /// <summary>Fills a document that is known to be the one the questionnaire's slots are of.</summary>
    public static FillResult FillInto(Stream file, string fileName, Questionnaire questionnaire, IReadOnlyList<QuestionnaireFill> fills, FillOptions options, Stream output)
    {
        using var word = WordFile.Open(file, fileName);
        var filler = new WordFiller(word, options);
        var result = FillRun.Run(questionnaire, fills, options, filler.Write, filler.Comment);
        var rewrite = new PackageRewrite();
        Faults.Guard(fileName, () => filler.Finish(rewrite));
        if (options.Copy == CopyKind.Clean)
        {
            OwnComments.Strip(word.Package, rewrite, options.Reviewer);
        }

        rewrite.Write(file, output);
        return result;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, QuestionnaireFill> ReadAnswers(Stream file, string fileName, Questionnaire questionnaire) =>
        ReadBack(file, fileName, questionnaire);

    private static IReadOnlyDictionary<string, QuestionnaireFill> ReadBack(Stream file, string fileName, Questionnaire questionnaire)
    {
        using var word = WordFile.Open(file, fileName);
        return ReadWhole(file, fileName).AnswersTo(questionnaire, new WordPlaces(word, questionnaire).Of);
    }

    /// <summary>Reads a document with what stands in its places.</summary>
    public static Reading ReadWhole(Stream file, string fileName)
    {
        using var word = WordFile.Open(file, fileName);
        var reader = new WordReader(word);
        var drafts = reader.Read();
        return new Reading(new Questionnaire(fileName, "docx", Digests.Of(file), QuestionIds.Assign(drafts), reader.Notes), drafts);
    }
}
