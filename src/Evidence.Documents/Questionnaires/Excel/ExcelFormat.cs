using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Ports;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Excel workbooks (.xlsx).</summary>
internal sealed class ExcelFormat : IQuestionnaireFormat
{
    /// <inheritdoc/>
    public string Name => "xlsx";

    /// <inheritdoc/>
    public bool Recognises(string fileName, ReadOnlySpan<byte> head) => OfficeHead.IsPackage(head) && OfficeHead.Names(fileName, head, "xl/", ".xlsx", ".xltx", ".xlsm");

    /// <inheritdoc/>
    public Questionnaire Read(Stream file, string fileName) => ReadWhole(file, fileName).Questionnaire;

    /// <inheritdoc/>
    public FillResult Fill(Stream file, string fileName, Questionnaire questionnaire, IReadOnlyList<QuestionnaireFill> fills, FillOptions options, Stream output)
    {
        Digests.CheckSame(file, fileName, questionnaire);
        using var workbook = ExcelFile.Open(file, fileName);
        var filler = new ExcelFiller(workbook, options);
        var result = FillRun.Run(questionnaire, fills, options, filler.Write, filler.Comment);
        var rewrite = new PackageRewrite();
        Faults.Guard(fileName, () => filler.Finish(rewrite));
        if (options.Copy == CopyKind.Clean)
        {
            OwnNotes.Strip(workbook, rewrite, options.Reviewer);
        }

        rewrite.Write(file, output);
        return result;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, QuestionnaireFill> ReadAnswers(Stream file, string fileName, Questionnaire questionnaire)
    {
        using var workbook = ExcelFile.Open(file, fileName);
        return ReadWhole(file, fileName).AnswersTo(questionnaire, new ExcelPlaces(workbook).Of);
    }

    private Reading ReadWhole(Stream file, string fileName)
    {
        using var workbook = ExcelFile.Open(file, fileName);
        var reader = new ExcelReader(workbook);
        var drafts = reader.Read();
        return new Reading(new Questionnaire(fileName, Name, Digests.Of(file), QuestionIds.Assign(drafts), reader.Notes), drafts);
    }
}
