using System.Text.Json.Nodes;
using Evidence.Connectors.Settings;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Connectors.Http;

public sealed class PagingTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private FakeSource _fake = null!;

    public async Task InitializeAsync() => _fake = await FakeSource.StartAsync();

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task Link_LeadsToTheEnd()
    {
        _fake.Map("GET", "/items", request => request.Query("page") is { } page
            ? FakeAnswer.Json($"[{{\"id\":{page}}}]").With("Link", $"<{_fake.Url}items?page=1>; rel=\"first\"{(page == "3" ? "" : $", <{_fake.Url}items?page={int.Parse(page) + 1}>; rel=\"next\"")}")
            : FakeAnswer.Json("[{\"id\":1}]").With("Link", $"</items?page=2>; rel=\"next\", <{_fake.Url}items?page=3>; rel=\"last\""));

        Assert.Equal(["1", "2", "3"], await ReadAsync(SourceRequest.Get("items"), NextPages.Link()));
    }

    [Theory]
    [InlineData("http://git.acme.example/api/v4/jobs?page=2", "https://git.acme.example/gitlab/", "https://git.acme.example/api/v4/jobs?page=2")]
    [InlineData("http://git.acme.example:80/jobs", "https://git.acme.example:8443/", "https://git.acme.example:8443/jobs")]
    [InlineData("https://git.acme.example/jobs", "http://git.acme.example/", "https://git.acme.example/jobs")]
    [InlineData("http://other.example/jobs", "https://git.acme.example/", "http://other.example/jobs")]
    [InlineData("/api/v4/jobs", "https://git.acme.example/gitlab/", "https://git.acme.example/gitlab/api/v4/jobs")]
    public void Address_ThatAServerBehindAProxyNames_IsTheConfiguredOne(string named, string configured, string called) =>
        Assert.Equal(called, SourceRequest.Get(named).Resolve(new Uri(configured)).AbsoluteUri);

    [Fact]
    public async Task Header_LeadsToTheEnd()
    {
        _fake.Map("GET", "/items", request => request.Query("continuationToken") is null
            ? FakeAnswer.Json("[{\"id\":1}]").With("x-ms-continuationtoken", "a b")
            : FakeAnswer.Json($"[{{\"id\":\"{request.Query("continuationToken")}\"}}]"));

        Assert.Equal(["1", "a b"], await ReadAsync(SourceRequest.Get("items"), NextPages.Header("x-ms-continuationtoken", "continuationToken")));
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(6, 3)]
    [InlineData(0, 1)]
    public async Task Offset_LeadsToTheEnd_WithAndWithoutATotal(int items, int requests)
    {
        _fake.Map("GET", "/items", request =>
        {
            var from = int.Parse(request.Query("offset") ?? "0");
            return FakeAnswer.Json(new JsonArray([.. Enumerable.Range(from, Math.Max(0, Math.Min(2, items - from))).Select(id => new JsonObject { ["id"] = id })]).ToJsonString())
                .With("X-Total-Count", $"{items}");
        });

        Assert.Equal(items, (await ReadAsync(SourceRequest.Get("items"), NextPages.Offset("offset", 2, reply => long.Parse(reply.Header("X-Total-Count")!)))).Count);
        Assert.Equal(requests, _fake.Requests.Count);
        Assert.Equal(items, (await ReadAsync(SourceRequest.Get("items"), NextPages.Offset("offset", 2))).Count);
    }

    [Fact]
    public async Task Relay_LeadsToTheEnd()
    {
        _fake.Map("POST", "/graphql", request => (string?)request.Json["variables"]?["cursor"] is null
            ? FakeAnswer.Json("""{"data":{"items":{"edges":[{"id":1}],"pageInfo":{"hasNextPage":true,"endCursor":"c1"}}}}""")
            : FakeAnswer.Json("""{"data":{"items":{"edges":[{"id":2}],"pageInfo":{"hasNextPage":false,"endCursor":"c2"}}}}"""));

        var first = SourceRequest.Post("graphql", new JsonObject { ["query"] = "{}" });
        Assert.Equal(["1", "2"], await ReadAsync(first, NextPages.Relay("data.items"), reply => reply.Root.Items("data", "items", "edges")));
    }

    [Fact]
    public async Task Total_ThatIsNotReached_IsAFault()
    {
        _fake.Map("GET", "/items", _ => FakeAnswer.Json("[{\"id\":1},{\"id\":2}]").With("X-Total-Count", "3"));

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() =>
            ReadAsync(SourceRequest.Get("items"), (_, _, _) => null, total: reply => long.Parse(reply.Header("X-Total-Count")!)));

        Assert.Contains("states 3 items and listed 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_ThatLeadsBack_IsAFault()
    {
        var id = 0;
        _fake.Map("GET", "/items", _ => FakeAnswer.Json($"{{\"items\":[{{\"id\":{id++}}}],\"next_page_token\":\"same\"}}"));

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() =>
            ReadAsync(SourceRequest.Get("items"), NextPages.Token(), reply => reply.Root.Items("items")));

        Assert.Equal("after the first 2", fault.Position);
        Assert.Equal(2, _fake.Requests.Count);
    }

    [Fact]
    public async Task Items_ThatMovedFromPageToPage_AreGivenOnce()
    {
        _fake.Map("GET", "/items", request => request.Query("page_token") is null
            ? FakeAnswer.Json("""{"items":[{"id":1},{"id":2}],"next_page_token":"x"}""")
            : FakeAnswer.Json("""{"items":[{"id":2},{"id":3}]}"""));

        Assert.Equal(["1", "2", "3"], await ReadAsync(SourceRequest.Get("items"), NextPages.Token(), reply => reply.Root.Items("items")));
    }

    private async Task<List<string>> ReadAsync(
        SourceRequest first, NextPage next, Func<JsonReply, IEnumerable<System.Text.Json.JsonElement>>? items = null, Func<JsonReply, long?>? total = null)
    {
        var options = new HttpOptions(_fake.Url, false, TimeSpan.FromSeconds(100), TimeSpan.FromMinutes(15), 0, 4, 1L << 30);
        var source = new SourceDefinition("fake", "fake", new Dictionary<string, string>(), new Dictionary<string, string>());
        using var client = new SourceClient(new SourceClientSettings("fake", "Fake", "fake", options), SourceAuthentication.None(source, _time, "none"), _time, NullLogger.Instance);
        var found = new List<string>();
        var paged = new PagedRequest(first, next, items ?? (reply => reply.Root.Items()), item => item.Text("id")) { Total = total };
        await foreach (var page in client.ReadPagesAsync(paged, CancellationToken.None))
        {
            found.AddRange(page.Items.Select(item => item.Text("id")!));
        }

        return found;
    }
}
