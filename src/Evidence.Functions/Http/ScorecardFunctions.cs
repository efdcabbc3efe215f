using Evidence.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Http;

/// <summary>Scorecards over HTTP.</summary>
public sealed class ScorecardFunctions(FunctionsApi api)
{
    /// <summary><see cref="ApiOperations.ReadScorecard"/>.</summary>
    [Function("ReadScorecard")]
    public Task<IResult> Read([HttpTrigger(AuthorizationLevel.Function, "get", Route = "scorecard")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.ReadScorecard, request, client);
}
