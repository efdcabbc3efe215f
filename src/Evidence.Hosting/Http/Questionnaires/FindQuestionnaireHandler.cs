using System.Text.Json;
using Evidence.Hosting.Services;
using Evidence.Ports;
using Evidence.Workflows;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Questionnaires;

/// <summary><c>GET /api/questionnaires/{id}</c>.</summary>
internal sealed class FindQuestionnaireHandler(QuestionnaireService questionnaires, IWorkflows workflows) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.FindQuestionnaire;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var id = call.PathValue("id");
        var status = await workflows.FindAsync(id, call.Cancelled);
        var result = await questionnaires.FindAsync(id, call.Cancelled);
        if (status is { Name: not WorkflowNames.DraftQuestionnaire } || (status is null && result is null))
        {
            throw new EvidenceException(FaultCode.NotFound, $"There is no questionnaire '{id}'; hand one in with POST /api/questionnaires.");
        }

        var view = View(call, id, status, result);
        return ApiAnswer.Ok(view, retryAfter: view.State == RunState.Running ? 2 : null);
    }

    private static QuestionnaireView View(ApiCall call, string id, WorkflowStatus? status, QuestionnaireResult? result)
    {
        var href = call.LinkTo($"questionnaires/{Uri.EscapeDataString(id)}");
        return new QuestionnaireView(
            id,
            RunStates.Of(status),
            href,
            result?.FileName,
            status?.CustomStatus is { } step ? JsonSerializer.Deserialize<string>(step) : null,
            result?.Questions,
            result?.Drafted,
            result?.Review,
            result?.Unanswered,
            result is null ? null : FileView.Of(result.Document, $"{href}/document"),
            result is null ? null : FileView.Of(result.Report, $"{href}/report"),
            RunStates.FailureOf(status));
    }
}
