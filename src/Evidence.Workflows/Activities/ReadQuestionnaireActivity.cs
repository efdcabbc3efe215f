using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Understands a customer's questionnaire and keeps what was understood.</summary>
[DurableTask(ActivityNames.ReadQuestionnaire)]
public sealed class ReadQuestionnaireActivity(EvidenceCatalog catalog, IQuestionnaireFormats formats) : TaskActivity<QuestionnaireRequest, IntakeResult>
{
    /// <inheritdoc/>
    public override async Task<IntakeResult> RunAsync(TaskActivityContext context, QuestionnaireRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        await catalog.PutAsync(PackRecords.QuestionnaireRequestKey(input.QuestionnaireId), input, CancellationToken.None);
        await using var file = await QuestionnaireFiles.OpenAsync(catalog.Store, input.File, CancellationToken.None);
        var questionnaire = formats.Of(input.FileName, file).Read(file, input.FileName);
        var kept = await catalog.KeepAsync(questionnaire, CancellationToken.None);
        return new IntakeResult(kept, questionnaire.Questions.Count);
    }
}
