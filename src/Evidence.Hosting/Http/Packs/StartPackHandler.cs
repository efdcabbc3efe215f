using Evidence.Hosting.Services;
using Evidence.Ports;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Packs;

/// <summary><c>POST /api/packs</c>.</summary>
internal sealed class StartPackHandler(PackService packs, PackViews views, IWorkflows workflows) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.StartPack;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var body = await ApiValues.BodyAsync<PackBody>(call);
        var release = ApiValues.Required("release", body.Release);
        var ask = new PackAsk(release, body.AsOf, call.Caller.ActsAs(body.RequestedBy, "requestedBy"), body.AwaitDecision) { ReceivedAt = call.ReceivedAt };
        var started = await packs.StartAsync(ask, restart: await HasFailedAsync(ask, call.Cancelled), call.Cancelled);
        var view = await views.FindAsync(call, started.PackId) ?? new PackView(started.PackId, RunState.Running, call.LinkTo($"packs/{Uri.EscapeDataString(started.PackId)}"));
        return ApiAnswer.Accepted(view with { Release = release, AsOf = started.AsOf }, view.Href);
    }

    // A run that failed makes way; any other run of the same request is the answer to it.
    private async Task<bool> HasFailedAsync(PackAsk ask, CancellationToken cancellationToken) =>
        ask.AsOf is { } asOf && RunStates.Of(await workflows.FindAsync(PackService.IdOf(ask.ReleaseId, asOf), cancellationToken)) == RunState.Failed;
}
