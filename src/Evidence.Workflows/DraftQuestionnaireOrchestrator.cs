using Evidence.Artifacts;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>Reads a customer's questionnaire, drafts answers, writes them into the file and reports.</summary>
[DurableTask(WorkflowNames.DraftQuestionnaire)]
public sealed class DraftQuestionnaireOrchestrator : TaskOrchestrator<QuestionnaireRequest, QuestionnaireResult>
{
    /// <inheritdoc/>
    public override async Task<QuestionnaireResult> RunAsync(TaskOrchestrationContext context, QuestionnaireRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        context.SetCustomStatus("reading");
        var intake = await context.CallActivityAsync<IntakeResult>(ActivityNames.ReadQuestionnaire, input, ActivityOptions.Retried);
        context.SetCustomStatus($"drafting answers to {intake.Questions} questions");
        var drafts = await context.CallActivityAsync<Sha256Digest>(ActivityNames.DraftAnswers, new DraftStepRequest(input, intake.Questionnaire), ActivityOptions.Retried);
        context.SetCustomStatus("filling");
        var result = await context.CallActivityAsync<QuestionnaireResult>(ActivityNames.FillQuestionnaire, new FillStepRequest(input, intake.Questionnaire, drafts), ActivityOptions.Retried);
        context.SetCustomStatus("done");
        return result;
    }
}
