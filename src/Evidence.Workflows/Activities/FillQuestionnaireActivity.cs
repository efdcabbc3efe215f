using System.Text.Json;
using Evidence.Answers;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Questionnaires;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Writes drafts into the customer's file and the report beside it.</summary>
[DurableTask(ActivityNames.FillQuestionnaire)]
public sealed class FillQuestionnaireActivity(EvidenceCatalog catalog, IQuestionnaireFormats formats) : TaskActivity<FillStepRequest, QuestionnaireResult>
{
    /// <inheritdoc/>
    public override async Task<QuestionnaireResult> RunAsync(TaskActivityContext context, FillStepRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var questionnaire = await catalog.OpenAsync<Questionnaire>(input.Questionnaire, CancellationToken.None);
        var drafts = await catalog.OpenAsync<List<DraftAnswer>>(input.Drafts, CancellationToken.None);
        var (document, filled) = await FillAsync(input.Request, questionnaire, drafts);
        var report = QuestionnaireReport.Of(questionnaire, drafts, filled, input.Request.Audience, input.Request.AsOf);
        var reportFile = await KeepAsync(JsonSerializer.SerializeToUtf8Bytes(report, EvidenceJson.Indented), "report.json", "application/json");
        var result = new QuestionnaireResult(
            input.Request.QuestionnaireId,
            input.Request.FileName,
            document,
            reportFile,
            report.Summary.Questions,
            report.Summary.Drafted,
            report.Summary.Review,
            report.Summary.Unanswered)
        { Drafts = input.Drafts, Understood = input.Questionnaire, DraftedAt = input.Request.AsOf };
        await catalog.PutAsync(PackRecords.QuestionnaireKey(input.Request.QuestionnaireId), result, CancellationToken.None);
        await AppendAsync(input, result);
        return result;
    }

    private async Task<(PackFile Document, FillResult Filled)> FillAsync(QuestionnaireRequest request, Questionnaire questionnaire, List<DraftAnswer> drafts)
    {
        await using var file = await QuestionnaireFiles.OpenAsync(catalog.Store, request.File, CancellationToken.None);
        await using var output = QuestionnaireFiles.NewTemporary();
        var options = new FillOptions(request.Clean ? CopyKind.Clean : CopyKind.Review, request.Overwrite, At: request.AsOf);
        var filled = formats.Of(request.FileName, file).Fill(file, request.FileName, questionnaire, FillPlan.Of(questionnaire, drafts, request.Clean), options, output);
        output.Position = 0;
        var stored = await catalog.Store.PutContentAsync(output, CancellationToken.None);
        return (new PackFile(request.FileName, MediaTypes.Of(request.FileName), stored.Digest, stored.Size), filled);
    }

    private async Task<PackFile> KeepAsync(byte[] bytes, string name, string mediaType)
    {
        using var stream = new MemoryStream(bytes);
        var stored = await catalog.Store.PutContentAsync(stream, CancellationToken.None);
        return new PackFile(name, mediaType, stored.Digest, stored.Size);
    }

    private async Task AppendAsync(FillStepRequest input, QuestionnaireResult result)
    {
        var seal = new SealDraft(catalog.Store);
        await seal.AddAsync(PackRecords.QuestionnaireRequestKey(result.QuestionnaireId), CancellationToken.None);
        await seal.AddAsync(PackRecords.QuestionnaireKey(result.QuestionnaireId), CancellationToken.None);
        Array.ForEach([input.Request.File, result.Document.Digest, result.Report.Digest, input.Drafts, input.Questionnaire], digest => seal.AddContent(digest));
        var kept = await seal.KeepAsync(CancellationToken.None);
        await catalog.Store.AppendToLedgerAsync(
            [new LedgerDraft(
                $"questionnaire-drafted|{result.QuestionnaireId}|{result.Document.Digest.Hex}|{kept.Short}",
                "questionnaire-drafted",
                result.QuestionnaireId,
                result.Document.Digest,
                JsonSerializer.Serialize(new { Seal = kept }, EvidenceJson.Compact),
                input.Request.AsOf)],
            CancellationToken.None);
    }
}
