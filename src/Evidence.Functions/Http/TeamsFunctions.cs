using Evidence.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Http;

/// <summary>Teams.</summary>
public sealed class TeamsFunctions(FunctionsApi api)
{
    /// <summary><see cref="ApiOperations.TakeTeamsActivity"/>; it proves by its token or signature that it comes from Teams, so no key is asked for.</summary>
    [Function("TakeTeamsActivity")]
    public Task<IResult> Take([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "teams/messages")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.TakeTeamsActivity, request, client);
}
