using Evidence.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Http;

/// <summary>Collections and coverage over HTTP.</summary>
public sealed class EvidenceFunctions(FunctionsApi api)
{
    /// <summary><see cref="ApiOperations.StartCollection"/>.</summary>
    [Function("StartCollection")]
    public Task<IResult> Start([HttpTrigger(AuthorizationLevel.Function, "post", Route = "collections")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.StartCollection, request, client);

    /// <summary><see cref="ApiOperations.FindCollection"/>.</summary>
    [Function("FindCollection")]
    public Task<IResult> Find([HttpTrigger(AuthorizationLevel.Function, "get", Route = "collections/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.FindCollection, request, client);

    /// <summary><see cref="ApiOperations.ReadCoverage"/>.</summary>
    [Function("ReadCoverage")]
    public Task<IResult> Coverage([HttpTrigger(AuthorizationLevel.Function, "get", Route = "coverage")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.ReadCoverage, request, client);
}
