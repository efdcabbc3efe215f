using Evidence.Functions.Workflows;
using Evidence.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Http;

/// <summary>Hands a request to the API that both hosts serve.</summary>
public sealed class FunctionsApi(EvidenceApi api, CurrentDurableClient current)
{
    /// <summary>Answers a request with the Durable client of the invocation.</summary>
    public Task<IResult> AnswerAsync(ApiOperation operation, HttpRequest request, DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        current.Use(client);
        return api.AnswerAsync(operation, request.HttpContext);
    }
}
