using Evidence.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Http;

/// <summary>Questionnaires over HTTP.</summary>
public sealed class QuestionnaireFunctions(FunctionsApi api)
{
    /// <summary><see cref="ApiOperations.StartQuestionnaire"/>.</summary>
    [Function("StartQuestionnaire")]
    public Task<IResult> Start([HttpTrigger(AuthorizationLevel.Function, "post", Route = "questionnaires")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.StartQuestionnaire, request, client);

    /// <summary><see cref="ApiOperations.FindQuestionnaire"/>.</summary>
    [Function("FindQuestionnaire")]
    public Task<IResult> Find([HttpTrigger(AuthorizationLevel.Function, "get", Route = "questionnaires/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.FindQuestionnaire, request, client);

    /// <summary><see cref="ApiOperations.DownloadDocument"/>.</summary>
    [Function("DownloadDocument")]
    public Task<IResult> Document([HttpTrigger(AuthorizationLevel.Function, "get", Route = "questionnaires/{id}/document")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.DownloadDocument, request, client);

    /// <summary><see cref="ApiOperations.DownloadReport"/>.</summary>
    [Function("DownloadReport")]
    public Task<IResult> Report([HttpTrigger(AuthorizationLevel.Function, "get", Route = "questionnaires/{id}/report")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.DownloadReport, request, client);

    /// <summary><see cref="ApiOperations.ReviewQuestionnaire"/>.</summary>
    [Function("ReviewQuestionnaire")]
    public Task<IResult> Review([HttpTrigger(AuthorizationLevel.Function, "post", Route = "questionnaires/{id}/review")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.AnswerAsync(ApiOperations.ReviewQuestionnaire, request, client);
}
