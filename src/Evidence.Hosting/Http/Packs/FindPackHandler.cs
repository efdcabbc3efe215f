using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Packs;

/// <summary><c>GET /api/packs/{id}</c>.</summary>
internal sealed class FindPackHandler(PackViews views) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.FindPack;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var packId = call.PathValue("id");
        var view = await views.FindAsync(call, packId) ?? throw Unknown(packId);
        return ApiAnswer.Ok(view, retryAfter: view.State == RunState.Running ? 2 : null);
    }

    /// <summary>There is no such pack.</summary>
    public static EvidenceException Unknown(string packId) => new(FaultCode.NotFound, $"There is no pack '{packId}'; ask for one with POST /api/packs.");
}
