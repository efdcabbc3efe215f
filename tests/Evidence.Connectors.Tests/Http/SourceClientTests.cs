using System.Text;
using Evidence.Connectors.Settings;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Connectors.Http;

public sealed class SourceClientTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private FakeSource _fake = null!;

    public async Task InitializeAsync() => _fake = await FakeSource.StartAsync();

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task Download_ThatBreaksOff_GoesOnWhereItBroke_WhereThereIsAnEntityTag()
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200_000).Select(number => $"{number},")));
        _fake.Map("GET", "/file", _ => FakeAnswer.Bytes(bytes).With("ETag", "\"v1\""));
        _fake.Fail(FakeFault.ResetMidway(_ => true, times: 2));
        using var client = Client();

        Assert.Equal(bytes, await ReadAsync(client, "file"));
        Assert.Equal(3, _fake.Requests.Count);
        Assert.All(_fake.Requests.Skip(1), request => Assert.StartsWith("bytes=", request.Header("Range"), StringComparison.Ordinal));
        Assert.Equal(3, client.Requests);
    }

    [Fact]
    public async Task Download_ThatBreaksOff_IsAFault_WhereNothingTellsThatItIsStillTheSame()
    {
        _fake.Map("GET", "/file", _ => FakeAnswer.Generated(5_000_000));
        _fake.Fail(FakeFault.ResetMidway(_ => true));
        using var client = Client();

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => ReadAsync(client, "file"));

        Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
        Assert.Contains("broke off after", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_OverTheLimit_IsRefused_AlsoWhereItsLengthIsNotStated()
    {
        _fake.Map("GET", "/stated", _ => FakeAnswer.Generated(5000)).Map("GET", "/unstated", _ => FakeAnswer.Generated(5000) with { StatesLength = false });
        using var client = Client(maxArtifactSize: 4096);

        Assert.Equal(SourceFaultKind.TooLarge, (await Assert.ThrowsAsync<SourceFaultException>(() => ReadAsync(client, "stated"))).Kind);
        Assert.Equal(SourceFaultKind.TooLarge, (await Assert.ThrowsAsync<SourceFaultException>(() => ReadAsync(client, "unstated"))).Kind);
    }

    [Fact]
    public async Task Download_WithAnotherSizeThanListed_IsIncomplete()
    {
        _fake.Map("GET", "/file", _ => FakeAnswer.Text("four"));
        using var client = Client();
        await using var stream = await client.OpenAsync(SourceRequest.Get("file"), expectedSize: 5, CancellationToken.None);

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => stream.CopyToAsync(Stream.Null));

        Assert.Contains("5 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_WithRetryAfter_HoldsTheNextRequest()
    {
        _fake.Map("GET", "/a", _ => FakeAnswer.Json("{}").With("Retry-After", "25"));
        using var client = Client();

        using (await client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None))
        {
            Assert.Equal(TimeSpan.Zero, _time.Waited);
        }

        using (await client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None))
        {
            Assert.True(_time.Waited >= TimeSpan.FromSeconds(24.9));
        }
    }

    [Fact]
    public async Task Json_NestedAsDocumentsOfPeopleAre_IsRead()
    {
        _fake.Map("GET", "/a", _ => FakeAnswer.Json(string.Concat(Enumerable.Repeat("{\"content\":[", 200)) + string.Concat(Enumerable.Repeat("]}", 200))));
        using var client = Client();

        using var reply = await client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None);

        Assert.Equal(1, reply.Root.GetPropertyCount());
    }

    [Fact]
    public async Task Page_OfHtml_IsToldFromAFile_AndStillReadWhole()
    {
        var page = $" <!DOCTYPE html><html>{new string('x', 1000)}</html>";
        _fake.Map("GET", "/page", _ => FakeAnswer.Text(page, "text/html")).Map("GET", "/log", _ => FakeAnswer.Text("12:00 <html> was built", "text/html"));
        using var client = Client();

        await using (var stream = await client.OpenAsync(SourceRequest.Get("page"), null, CancellationToken.None))
        {
            Assert.True(stream.IsPage);
        }

        await using var log = await client.OpenAsync(SourceRequest.Get("log"), null, CancellationToken.None);
        Assert.False(log.IsPage);
        Assert.Equal(Encoding.UTF8.GetBytes(page), await ReadAsync(client, "page"));
    }

    [Fact]
    public async Task Json_LeadingToAnotherHost_IsNotFollowed()
    {
        await using var elsewhere = await FakeSource.StartAsync();
        _fake.Map("GET", "/a", _ => FakeAnswer.Redirect(new Uri(elsewhere.Url, "login")));
        using var client = Client(allowPrivate: true);

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None));

        Assert.Equal(SourceFaultKind.Redirected, fault.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Page_OnAnotherHost_IsNotAsked()
    {
        await using var elsewhere = await FakeSource.StartAsync();
        using var client = Client(allowPrivate: true);

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() =>
            client.ReadJsonAsync(SourceRequest.Get(new Uri(elsewhere.Url, "page2").ToString()), CancellationToken.None));

        Assert.Equal(SourceFaultKind.Redirected, fault.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Redirect_WithinTheHost_IsFollowedWithCredentials()
    {
        _fake.Map("GET", "/a", _ => FakeAnswer.Redirect(new Uri(_fake.Url, "b"))).Map("GET", "/b", _ => FakeAnswer.Json("{}"));
        using var client = Client();

        using var reply = await client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None);

        Assert.All(_fake.Requests, request => Assert.Equal("Bearer token-1", request.Header("Authorization")));
    }

    [Fact]
    public async Task Redirect_InACircle_Ends()
    {
        _fake.Map("GET", "/a", _ => FakeAnswer.Redirect(new Uri(_fake.Url, "a")));
        using var client = Client();

        await Assert.ThrowsAsync<SourceFaultException>(() => client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None));

        Assert.True(_fake.Requests.Count < 12);
    }

    [Fact]
    public async Task Loopback_IsCalledWhereConfigured_AndNotWhereLedTo()
    {
        await using var elsewhere = await FakeSource.StartAsync();
        _fake.Map("GET", "/file", _ => FakeAnswer.Redirect(new Uri(elsewhere.Url, "inside")));
        using var client = Client();

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => ReadAsync(client, "file"));

        Assert.Equal(SourceFaultKind.AddressRefused, fault.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Name_ThatResolvesToThisMachine_IsRefused()
    {
        // A name is judged by what it resolves to, at the time of the connection.
        var url = new UriBuilder(_fake.Url) { Host = "localhost" }.Uri;
        _fake.Map("GET", "/file", _ => FakeAnswer.Redirect(new Uri(url, "inside")));
        using var client = Client();

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => ReadAsync(client, "file"));

        Assert.Equal(SourceFaultKind.AddressRefused, fault.Kind);
        Assert.Single(_fake.Requests);
    }

    [Fact]
    public async Task SystemThatKeepsFailing_IsNotGivenSecondChancesAnyMore()
    {
        _fake.Fail(FakeFault.Status(500, _ => true));
        using var client = Client();
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<SourceFaultException>(() => client.ReadJsonAsync(SourceRequest.Get($"a{i}"), CancellationToken.None));
        }

        Assert.Equal((5 * 6) + 15, _fake.Requests.Count);
    }

    [Fact]
    public async Task SilentSystem_IsGivenUpAfterItsTimeout()
    {
        _fake.Fail(FakeFault.Hang(_ => true));
        using var client = Client(TimeProvider.System, TimeSpan.FromMilliseconds(100), retries: 0);

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None));

        Assert.Contains("too long", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_OfTheSystem_AreQuotedInOneLine()
    {
        _fake.Fail(FakeFault.Answers(FakeAnswer.Json("""{"error_code":"INVALID","message":"Invalid comparator\n'>>'"}""") with { Status = 400 }, _ => true));
        using var client = Client();

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None));

        Assert.Equal("Fake answered 400: Invalid comparator '>>'", fault.Message);
        Assert.Equal("INVALID", fault.Code);
    }

    [Fact]
    public async Task Html_InsteadOfJson_IsToldAsSuch()
    {
        _fake.Map("GET", "/a", _ => FakeAnswer.Text("<html>Sign in</html>", "text/html"));
        using var client = Client();

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None));

        Assert.Contains("text/html instead of JSON", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_ThatIsNotSet_IsNamed()
    {
        using var client = Client(secret: "");

        var fault = await Assert.ThrowsAsync<SourceFaultException>(() => client.ReadJsonAsync(SourceRequest.Get("a"), CancellationToken.None));

        Assert.Contains("FAKE_TOKEN", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.EndsCollection);
        Assert.Empty(_fake.Requests);
    }

    private SourceClient Client(
        TimeProvider? time = null, TimeSpan? timeout = null, int retries = 5, bool allowPrivate = false, long maxArtifactSize = 1L << 30, string secret = "token-1")
    {
        var options = new HttpOptions(_fake.Url, allowPrivate, timeout ?? TimeSpan.FromSeconds(100), TimeSpan.FromMinutes(15), retries, 4, maxArtifactSize);
        var source = new SourceDefinition("fake", "fake", new Dictionary<string, string>(), new Dictionary<string, string> { ["token"] = "FAKE_TOKEN" });
        var authentication = SourceAuthentication.FromSecrets(source, new RotatingSecrets(secret), ["token"], values => SourceAuthentication.Bearer(values[0]), _time);
        return new SourceClient(new SourceClientSettings("fake", "Fake", "fake", options), authentication, time ?? _time, NullLogger.Instance);
    }

    private static async Task<byte[]> ReadAsync(SourceClient client, string path)
    {
        await using var stream = await client.OpenAsync(SourceRequest.Get(path), null, CancellationToken.None);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
