using Evidence.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Http;

/// <summary>What the service says of itself.</summary>
public sealed class ServiceFunctions(FunctionsApi api)
{
    /// <summary><see cref="ApiOperations.CheckHealth"/>; anyone may ask.</summary>
    [Function("CheckHealth")]
    public Task<IResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.CheckHealth, request, client);

    /// <summary><see cref="ApiOperations.DescribeApi"/>.</summary>
    [Function("DescribeApi")]
    public Task<IResult> Describe([HttpTrigger(AuthorizationLevel.Function, "get", Route = "openapi.json")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.DescribeApi, request, client);
}
