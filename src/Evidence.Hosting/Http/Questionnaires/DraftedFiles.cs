using Evidence.Hosting.Services;
using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Hosting.Http.Questionnaires;

/// <summary>Finds what was drafted, or says why it is not there.</summary>
public sealed class DraftedFiles(QuestionnaireService questionnaires, IWorkflows workflows)
{
    internal async Task<QuestionnaireResult> FindAsync(ApiCall call)
    {
        var id = call.PathValue("id");
        if (await questionnaires.FindAsync(id, call.Cancelled) is { } result)
        {
            return result;
        }

        var status = await workflows.FindAsync(id, call.Cancelled);
        throw status is not { Name: WorkflowNames.DraftQuestionnaire }
            ? new EvidenceException(FaultCode.NotFound, $"There is no questionnaire '{id}'; hand one in with POST /api/questionnaires.")
            : new EvidenceException(FaultCode.Conflict, RunStates.FailureOf(status) ?? $"The questionnaire '{id}' is still being drafted; ask again in a moment.");
    }
}
