using System.Text.Json;
using Evidence.Hosting.Services;
using Evidence.Ports;
using Evidence.Workflows;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Collections;

/// <summary><c>GET /api/collections/{id}</c>.</summary>
internal sealed class FindCollectionHandler(IWorkflows workflows) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.FindCollection;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var runId = call.PathValue("id");
        if (await workflows.FindAsync(runId, call.Cancelled) is not { Name: WorkflowNames.CollectEvidence } status)
        {
            throw new EvidenceException(FaultCode.NotFound, $"There is no collection '{runId}'; start one with POST /api/collections.");
        }

        var state = RunStates.Of(status);
        var result = state == RunState.Done && status.Output is { } output ? JsonSerializer.Deserialize<CollectResult>(output, RunOutput.Json) : null;
        var view = new CollectionView(runId, state, call.LinkTo($"collections/{Uri.EscapeDataString(runId)}"), result, RunStates.FailureOf(status));
        return ApiAnswer.Ok(view, retryAfter: state == RunState.Running ? 2 : null);
    }
}
