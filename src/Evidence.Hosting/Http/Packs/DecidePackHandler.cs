using Evidence.Hosting.Services;
using Evidence.Ports;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Packs;

/// <summary><c>POST /api/packs/{id}/decision</c>.</summary>
internal sealed class DecidePackHandler(PackService packs, PackViews views, IWorkflows workflows) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.DecideOnPack;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var packId = call.PathValue("id");
        var body = await ApiValues.BodyAsync<DecisionBody>(call);
        _ = ApiValues.Required("note", body.Note);
        await RefuseEarlyAsync(call, packId);
        var caller = call.Caller;
        var by = caller.ActsAs(body.By, "by");
        if (caller.SpeaksForOthers && by == caller.Name && string.IsNullOrWhiteSpace(body.By))
        {
            throw new EvidenceException(FaultCode.Usage, "'by' is missing: say who decides.");
        }

        var ask = new DecisionAsk(by, caller.SpeaksForOthers ? body.Roles ?? [] : caller.SignOffRoles, body.Decision, body.Note, call.ReceivedAt);
        await packs.DecideAsync(packId, ask, call.Cancelled);
        var view = await views.FindAsync(call, packId) ?? throw FindPackHandler.Unknown(packId);
        return ApiAnswer.Accepted(view, view.Href);
    }

    // Nobody decides on what they cannot have seen.
    private async Task RefuseEarlyAsync(ApiCall call, string packId)
    {
        if (await packs.FindAsync(packId, call.Cancelled) is null)
        {
            throw await workflows.FindAsync(packId, call.Cancelled) is null
                ? FindPackHandler.Unknown(packId)
                : new EvidenceException(FaultCode.Conflict, $"The pack '{packId}' is not assembled yet; ask for its state and decide then.");
        }
    }
}
