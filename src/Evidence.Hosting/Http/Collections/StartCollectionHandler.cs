using Evidence.Hosting.Services;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Collections;

/// <summary><c>POST /api/collections</c>.</summary>
internal sealed class StartCollectionHandler(CollectionService collections) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.StartCollection;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var body = await ApiValues.BodyAsync<CollectionBody>(call);
        var (runId, _) = await collections.StartAsync(ApiValues.Required("release", body.Release), body.Sources, body.At ?? call.ReceivedAt, call.Cancelled);
        var href = call.LinkTo($"collections/{Uri.EscapeDataString(runId)}");
        return ApiAnswer.Accepted(new CollectionView(runId, RunState.Running, href), href);
    }
}
