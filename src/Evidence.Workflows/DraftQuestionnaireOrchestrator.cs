using Evidence.Artifacts;
using Evidence.Notifications;
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
        var result = input.HandOutAs is { } path ? await DraftAndHandOutAsync(context, input, path) : await DraftAsync(context, input);
        var ready = new NotifyRequest($"{input.QuestionnaireId}.{NotificationEvents.QuestionnaireReady}", NotificationEvents.QuestionnaireReady, input.QuestionnaireId, WithFiles: true);
        await context.CallActivityAsync<NotifyResult>(ActivityNames.Notify, ready, ActivityOptions.Retried);
        context.SetCustomStatus("done");
        return result;
    }

    private static async Task<QuestionnaireResult> DraftAndHandOutAsync(TaskOrchestrationContext context, QuestionnaireRequest input, string path)
    {
        try
        {
            var result = await DraftAsync(context, input);
            await HandOutAsync(context, new HandOutRequest(input.QuestionnaireId, path));
            return result;
        }
        catch (TaskFailedException fault) when (fault.TaskName != ActivityNames.HandOut)
        {
            await HandOutAsync(context, new HandOutRequest(input.QuestionnaireId, path, Innermost(fault.FailureDetails)));
            throw;
        }
    }

    private static async Task<QuestionnaireResult> DraftAsync(TaskOrchestrationContext context, QuestionnaireRequest input)
    {
        context.SetCustomStatus("reading");
        var intake = await context.CallActivityAsync<IntakeResult>(ActivityNames.ReadQuestionnaire, input, ActivityOptions.Retried);
        context.SetCustomStatus($"drafting answers to {intake.Questions} questions");
        var drafts = await context.CallActivityAsync<Sha256Digest>(ActivityNames.DraftAnswers, new DraftStepRequest(input, intake.Questionnaire), ActivityOptions.Retried);
        context.SetCustomStatus("filling");
        var result = await context.CallActivityAsync<QuestionnaireResult>(ActivityNames.FillQuestionnaire, new FillStepRequest(input, intake.Questionnaire, drafts), ActivityOptions.Retried);
        return result;
    }

    private static Task<List<string>> HandOutAsync(TaskOrchestrationContext context, HandOutRequest request) =>
        context.CallActivityAsync<List<string>>(ActivityNames.HandOut, request, ActivityOptions.Retried);

    private static string Innermost(TaskFailureDetails details)
    {
        var message = details.ErrorMessage;
        for (var inner = details.InnerFailure; inner is not null; inner = inner.InnerFailure)
        {
            message = inner.ErrorMessage;
        }

        return message;
    }
}
