using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Evidence.Hosting.Tests.Contract;

/// <summary>Uses every operation as a caller would, and holds each answer against the description.</summary>
internal sealed class ApiWalk(HttpClient client, ApiDescription described)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    public HashSet<string> Visited { get; } = new(StringComparer.Ordinal);

    public async Task PackAsync(string release)
    {
        var href = await StartAsync(release);
        var pack = await UntilAsync(href, "awaiting-decision");
        await GetAsync("DownloadPackFile", (string)pack["files"]![0]!["href"]!);
        foreach (var person in new[] { "mara.lindt@northlight.example", "tom.osei@northlight.example", "ines.duarte@northlight.example" })
        {
            using var decided = await client.PostAsJsonAsync($"{href}/decision", new { decision = "approve", note = "Read by the board.", by = person });
            await SeeAsync("DecideOnPack", decided, HttpStatusCode.Accepted);
        }

        pack = await UntilAsync(href, "done");
        Assert.Equal("approved", (string)pack["verdict"]!);
    }

    public async Task QuestionnaireAsync()
    {
        using var form = Form("customer-questionnaire.docx", await File.ReadAllBytesAsync(Testing.RepositoryRoot.Path("samples", "questionnaires", "customer-questionnaire.docx")));
        form.Add(new StringContent("help-assistant"), "product");
        form.Add(new StringContent("nda"), "audience");
        form.Add(new StringContent("2026-11-01"), "asOf");
        using var started = await client.PostAsync("/api/questionnaires", form);
        await SeeAsync("StartQuestionnaire", started, HttpStatusCode.Accepted);
        var href = started.Headers.Location!.ToString();
        var drafted = await UntilAsync(href, "done", "FindQuestionnaire");
        Assert.True((int)drafted["drafted"]! > 0);
        using var document = await GetAsync("DownloadDocument", $"{href}/document");
        await GetAsync("DownloadReport", $"{href}/report");
        using var reviewed = await client.PostAsync($"{href}/review", Form("customer-questionnaire.docx", await document.Content.ReadAsByteArrayAsync()));
        await SeeAsync("ReviewQuestionnaire", reviewed, HttpStatusCode.OK);
    }

    public async Task RestAsync(string release)
    {
        using var started = await client.PostAsJsonAsync("/api/collections", new { release });
        await SeeAsync("StartCollection", started, HttpStatusCode.Accepted);
        await UntilAsync(started.Headers.Location!.ToString(), "done", "FindCollection");
        await GetAsync("ReadCoverage", $"/api/coverage?release={release}&framework=nist-ai-rmf");
        await GetAsync("ReadScorecard", "/api/scorecard?product=help-assistant");
        using var taken = await client.PostAsJsonAsync("/api/teams/messages", new { type = "typing", serviceUrl = "https://smba.trafficmanager.net/emea/", conversation = new { id = "19:a" } });
        await SeeAsync("TakeTeamsActivity", taken, TeamsStatusOf(taken));
        await GetAsync("CheckHealth", "/api/health");
        await GetAsync("DescribeApi", "/api/openapi.json");
    }

    public async Task<string> StartAsync(string release, bool awaitDecision = true)
    {
        using var started = await client.PostAsJsonAsync("/api/packs", new { release, asOf = "2026-11-01", requestedBy = "rita", awaitDecision });
        await SeeAsync("StartPack", started, HttpStatusCode.Accepted);
        return started.Headers.Location!.ToString();
    }

    public async Task<JsonNode> BuiltAsync(string release) => await UntilAsync(await StartAsync(release, awaitDecision: false), "done");

    public async Task<JsonNode> UntilAsync(string href, string state, string operation = "FindPack")
    {
        using var patience = new CancellationTokenSource(_patience);
        while (true)
        {
            using var answer = await GetAsync(operation, href);
            var found = JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience.Token))!;
            if ((string)found["state"]! == state)
            {
                return found;
            }

            Assert.True((string)found["state"]! != "failed", $"{href} failed: {found["failure"]}");
            await Task.Delay(200, patience.Token);
        }
    }

    // A host that only its own machine reaches takes activities without a token; others ask for one, or are not set up for Teams.
    private static HttpStatusCode TeamsStatusOf(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized ? answer.StatusCode : HttpStatusCode.OK;

    private async Task<HttpResponseMessage> GetAsync(string operation, string path)
    {
        var answer = await client.GetAsync(path);
        await SeeAsync(operation, answer, HttpStatusCode.OK);
        return answer;
    }

    private async Task SeeAsync(string operation, HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.True(answer.StatusCode == expected, $"{operation} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        await described.CheckAsync(operation, answer);
        Visited.Add(operation);
    }

    private static MultipartFormDataContent Form(string name, byte[] bytes) => new() { { new ByteArrayContent(bytes), "file", name } };
}
