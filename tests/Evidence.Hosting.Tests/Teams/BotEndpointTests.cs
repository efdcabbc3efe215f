using System.Net;
using System.Net.Http.Json;
using Evidence.Hosting.Tests.Contract;
using Microsoft.Extensions.Configuration;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>A host that others reach takes nothing without proof.</summary>
public sealed class BotEndpointTests
{
    [Theory]
    [InlineData(true, null, HttpStatusCode.Unauthorized)]
    [InlineData(true, "Bearer x.y.z", HttpStatusCode.Unauthorized)]
    [InlineData(true, "Basic abc", HttpStatusCode.Unauthorized)]
    [InlineData(true, "HMAC AAAA", HttpStatusCode.Unauthorized)]
    [InlineData(false, null, HttpStatusCode.NotFound)]
    public async Task Activity_WithoutAProofThatCounts_IsRefused(bool isSetUp, string? authorization, HttpStatusCode expected)
    {
        using var folder = new SampleFolder();
        await using var host = Embedded.EmbeddedHost.Create(folder.Root, IPAddress.Loopback, 0, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["EVIDENCE_AUTH:AUTHORITY"] = "https://login.example",
            ["EVIDENCE_AUTH:AUDIENCE"] = "api://evidence",
            ["EVIDENCE_TEAMS:APPID"] = isSetUp ? "bot-app" : null,
        }));
        await host.StartAsync(CancellationToken.None);
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/teams/messages")
        {
            Content = JsonContent.Create(new { type = "message", serviceUrl = "https://smba.trafficmanager.net/emea/", channelId = "msteams", conversation = new { id = "19:a" } }),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        await host.StopAsync();
    }
}
