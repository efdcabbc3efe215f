using Azure.Storage.Blobs;
using Evidence.Artifacts;
using Evidence.Functions.Triggers;
using Evidence.Packs;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Microsoft.Azure.Functions.Worker;

namespace Evidence.Functions.Durable;

/// <summary>Activities of a questionnaire.</summary>
public sealed class QuestionnaireActivities(
    ReadQuestionnaireActivity readQuestionnaire,
    DraftAnswersActivity draftAnswers,
    FillQuestionnaireActivity fillQuestionnaire,
    EvidenceCatalog catalog)
{
    /// <inheritdoc cref="ReadQuestionnaireActivity"/>
    [Function(ActivityNames.ReadQuestionnaire)]
    public Task<IntakeResult> ReadQuestionnaire([ActivityTrigger] QuestionnaireRequest input, FunctionContext invocation) => readQuestionnaire.InvokeAsync(invocation, input);

    /// <inheritdoc cref="DraftAnswersActivity"/>
    [Function(ActivityNames.DraftAnswers)]
    public Task<Sha256Digest> DraftAnswers([ActivityTrigger] DraftStepRequest input, FunctionContext invocation) => draftAnswers.InvokeAsync(invocation, input);

    /// <inheritdoc cref="FillQuestionnaireActivity"/>
    [Function(ActivityNames.FillQuestionnaire)]
    public Task<QuestionnaireResult> FillQuestionnaire([ActivityTrigger] FillStepRequest input, FunctionContext invocation) => fillQuestionnaire.InvokeAsync(invocation, input);

    /// <inheritdoc cref="HandOutActivity"/>
    [Function(ActivityNames.HandOut)]
    public Task<IReadOnlyList<string>> HandOut([ActivityTrigger] HandOutRequest input, [BlobInput(InboxTrigger.Outbox)] BlobContainerClient outbox, FunctionContext invocation) =>
        new HandOutActivity(catalog, new BlobOutbox(outbox)).InvokeAsync(invocation, input);
}
