using System.Net;
using System.Net.Http.Headers;
using Azure.Core.Pipeline;

namespace Evidence.Storage.Tests.Signing;

/// <summary>Answers for any host and refuses everyone, naming the resource a token is wanted for.</summary>
internal sealed class ChallengingTransport(string resource) : HttpClientTransport(new HttpClient(new Handler(resource)))
{
    private sealed class Handler(string resource) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request, Content = new StringContent("{}") };
            response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", $"authorization=\"https://login.windows.net/a-tenant\", resource=\"{resource}\""));
            return Task.FromResult(response);
        }
    }
}
