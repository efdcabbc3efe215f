using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Evidence.Hosting.Http;

namespace Evidence.Hosting.Tests.Contract;

/// <summary>What the API promises, whichever host serves it. Derived once for each host.</summary>
public abstract class ApiContract(IApiUnderTest host)
{
    private const string Release = "help-assistant-1.2.0";

    private HttpClient Client => host.Client;

    public static TheoryData<string> OperationsOnOneThing() =>
        [.. ApiOperations.All.Where(operation => operation.PathParameters.Any() && operation.Body != ApiBody.Upload).Select(operation => operation.Id)];

    [Fact]
    public async Task Document_DescribesExactlyTheOperationsOfTheTable()
    {
        if (Skipped())
        {
            return;
        }

        var described = await ApiDescription.OfAsync(Client);
        Assert.Equal(ApiOperations.All.Select(operation => operation.Id).Order(StringComparer.Ordinal), described.OperationIds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryOperation_AnswersAsTheDocumentSays()
    {
        if (Skipped())
        {
            return;
        }

        var described = await ApiDescription.OfAsync(Client);
        var walk = new ApiWalk(Client, described);
        await walk.PackAsync(Release);
        await walk.QuestionnaireAsync();
        await walk.RestAsync(Release);
        Assert.Equal(described.OperationIds.Order(StringComparer.Ordinal), walk.Visited.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OperationsOnOneThing))]
    public async Task OperationOnWhatIsNotThere_AnswersNotFoundAsAProblem(string operationId)
    {
        if (Skipped())
        {
            return;
        }

        var operation = ApiOperations.All.Single(known => known.Id == operationId);
        var path = "/api/" + operation.Route.Replace("{id}", "no-such", StringComparison.Ordinal).Replace("{name}", "no-such", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path);
        if (operation.Body == ApiBody.Json)
        {
            request.Content = JsonContent.Create(new { decision = "approve", note = "read", by = "ana" });
        }

        using var answer = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await (await ApiDescription.OfAsync(Client)).CheckAsync(operationId, answer);
    }

    [Fact]
    public async Task Download_HasTheDigestItStates_AndIsNotSentAgain()
    {
        if (Skipped())
        {
            return;
        }

        var pack = await new ApiWalk(Client, await ApiDescription.OfAsync(Client)).BuiltAsync("checkout-ranker-2.3.0");
        var file = pack["files"]![0]!;
        using var answer = await Client.GetAsync((string)file["href"]!);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((string)file["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", answer.Headers.GetValues("Repr-Digest").Single());
        Assert.Equal((string)file["name"]!, answer.Content.Headers.ContentDisposition!.FileNameStar);
        using var again = new HttpRequestMessage(HttpMethod.Get, (string)file["href"]!);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task RepeatedRequestWithAKey_GetsTheFirstAnswer_AndWithAnotherBodyIsRefused()
    {
        if (Skipped())
        {
            return;
        }

        var key = $"key-{GetType().Name}";
        using var first = await PostAsync("/api/collections", new { release = Release }, key);
        using var second = await PostAsync("/api/collections", new { release = Release }, key);
        using var other = await PostAsync("/api/collections", new { release = "checkout-ranker-2.4.0" }, key);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task SamePackAskedTwice_IsOneRun()
    {
        if (Skipped())
        {
            return;
        }

        var body = new { release = "checkout-ranker-2.4.0", asOf = "2026-10-01", requestedBy = "rita", awaitDecision = false };
        using var first = await PostAsync("/api/packs", body);
        using var second = await PostAsync("/api/packs", body);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task RejectedPack_IsDoneAndSaysSo()
    {
        if (Skipped())
        {
            return;
        }

        var walk = new ApiWalk(Client, await ApiDescription.OfAsync(Client));
        var href = await walk.StartAsync("help-assistant-1.3.0");
        await walk.UntilAsync(href, "awaiting-decision");
        using var self = await PostAsync($"{href}/decision", new { decision = "approve", note = "mine", by = "rita" });
        Assert.Equal(HttpStatusCode.Forbidden, self.StatusCode);
        using var rejected = await PostAsync($"{href}/decision", new { decision = "reject", note = "The findings are open.", by = "tom.osei@northlight.example" });
        Assert.Equal(HttpStatusCode.Accepted, rejected.StatusCode);
        var pack = await walk.UntilAsync(href, "done");
        Assert.Equal("rejected", (string)pack["verdict"]!);
    }

    [Theory]
    [InlineData("""{"release": 5}""")]
    [InlineData("""{"relaese": "help-assistant-1.2.0"}""")]
    [InlineData("""{"release": " "}""")]
    [InlineData("""{"release": "x", "asOf": "yesterday"}""")]
    [InlineData("null")]
    [InlineData("[")]
    public async Task WrongBody_IsRefusedInOneLine(string json)
    {
        if (Skipped())
        {
            return;
        }

        using var answer = await Client.PostAsync("/api/packs", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var detail = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!;
        Assert.DoesNotContain('\n', detail);
        Assert.DoesNotContain("System.", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatIsNoQuestionnaire_IsRefusedAtOnce()
    {
        if (Skipped())
        {
            return;
        }

        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "questionnaire.bin" } };
        using var answer = await Client.PostAsync("/api/questionnaires", form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UploadOf300Megabytes_IsTooLarge_WhetherItSaysSoOrNot(bool saysItsLength)
    {
        if (Skipped())
        {
            return;
        }

        using var form = new MultipartFormDataContent { { new EndlessContent(300L * 1024 * 1024, saysItsLength), "file", "huge.docx" } };
        var refusal = await EndlessContent.RefusalAsync(Client, form);
        Assert.True(refusal == HttpStatusCode.RequestEntityTooLarge || (refusal is null && !saysItsLength), $"The upload was answered with {refusal}.");
        using var next = await Client.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    private bool Skipped() => host.Missing is not null;

    private async Task<HttpResponseMessage> PostAsync(string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Client.SendAsync(request);
    }
}
