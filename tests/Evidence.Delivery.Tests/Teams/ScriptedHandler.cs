using System.Net;

namespace Evidence.Delivery.Tests.Teams;

/// <summary>Answers requests in turn, and keeps what was asked.</summary>
internal sealed class ScriptedHandler(params HttpResponseMessage[] answers) : HttpMessageHandler, IHttpClientFactory
{
    private readonly Queue<HttpResponseMessage> _answers = new(answers);

    public List<(HttpMethod Method, Uri Url, string? Authorization, string Body)> Asked { get; } = [];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        var answer = _answers.Dequeue();
        answer.RequestMessage = request;
        return answer;
    }
}
