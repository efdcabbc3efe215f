using Evidence.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Http;

/// <summary>Packs over HTTP.</summary>
public sealed class PackFunctions(FunctionsApi api)
{
    /// <summary><see cref="ApiOperations.StartPack"/>.</summary>
    [Function("StartPack")]
    public Task<IResult> Start([HttpTrigger(AuthorizationLevel.Function, "post", Route = "packs")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.StartPack, request, client);

    /// <summary><see cref="ApiOperations.FindPack"/>.</summary>
    [Function("FindPack")]
    public Task<IResult> Find([HttpTrigger(AuthorizationLevel.Function, "get", Route = "packs/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.FindPack, request, client);

    /// <summary><see cref="ApiOperations.DownloadPackFile"/>.</summary>
    [Function("DownloadPackFile")]
    public Task<IResult> Download([HttpTrigger(AuthorizationLevel.Function, "get", Route = "packs/{id}/files/{name}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.DownloadPackFile, request, client);

    /// <summary><see cref="ApiOperations.DecideOnPack"/>.</summary>
    [Function("DecideOnPack")]
    public Task<IResult> Decide([HttpTrigger(AuthorizationLevel.Function, "post", Route = "packs/{id}/decision")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.DecideOnPack, request, client);
}
