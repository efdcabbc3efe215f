using Evidence.Testing.Graph;

namespace Evidence.Delivery.Tests.Graph;

public sealed class GraphFilesTests : IAsyncLifetime
{
    private static readonly Uri _folder = new("https://contoso.sharepoint.com/:f:/s/Sales/Eabc");
    private static readonly Uri _file = new("https://contoso.sharepoint.com/:x:/s/Sales/Edef?e=1");

    private GraphFake _graph = null!;
    private ADelivery _composed = null!;

    public async Task InitializeAsync()
    {
        _graph = await GraphFake.StartAsync();
        _graph.SharedPaths[_folder.AbsoluteUri] = "";
        _graph.SharedPaths[_file.AbsoluteUri] = "Shared/customer.xlsx";
        _composed = new ADelivery(ADelivery.Settings("folder"), "token", ADelivery.GraphAt(_graph));
    }

    public async Task DisposeAsync()
    {
        await _composed.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task File_IsReadByItsLink_AndNoTokenGoesToTheDownloadAddress()
    {
        _graph.Put("Shared/customer.xlsx", [1, 2, 3]);

        var file = await _composed.Files.FindAsync(_file, CancellationToken.None);
        await using var content = await file.Open(CancellationToken.None);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);

        Assert.Equal(("customer.xlsx", 3L), (file.Name, file.Size));
        Assert.Equal([1, 2, 3], copy.ToArray());
        Assert.Null(Assert.Single(_graph.Requests, request => request.Path.StartsWith("/download/", StringComparison.Ordinal)).Token);
    }

    [Fact]
    public async Task Link_ToAFolder_IsNoFile()
    {
        var told = await Assert.ThrowsAsync<EvidenceException>(() => _composed.Files.FindAsync(_folder, CancellationToken.None));

        Assert.Equal(FaultCode.Usage, told.Code);
    }

    [Theory]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("https://user:password@contoso.sharepoint.com/x")]
    [InlineData("file:///etc/passwd")]
    public async Task Link_ThatIsNoPlainHttps_IsRefusedBeforeAnythingIsCalled(string link)
    {
        var told = await Assert.ThrowsAsync<EvidenceException>(() => _composed.Files.FindAsync(new Uri(link), CancellationToken.None));

        Assert.Equal(FaultCode.Usage, told.Code);
        Assert.Empty(_graph.Requests);
        Assert.DoesNotContain("password", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_AreEachToldOnce_OverAllPages()
    {
        _graph.PageSize = 2;
        foreach (var i in Enumerable.Range(1, 5))
        {
            _graph.Put($"Shared/q{i}.docx", [(byte)i]);
        }

        var first = await _composed.Files.ListChangesAsync(_folder, null, CancellationToken.None);
        _graph.Put("Shared/q3.docx", [33]);
        var second = await _composed.Files.ListChangesAsync(_folder, first.Cursor, CancellationToken.None);
        var third = await _composed.Files.ListChangesAsync(_folder, second.Cursor, CancellationToken.None);

        Assert.Equal(["q1.docx", "q2.docx", "q3.docx", "q4.docx", "q5.docx"], first.Files.Select(file => file.Path));
        Assert.Equal("q3.docx", Assert.Single(second.Files).Path);
        Assert.NotEqual(first.Files[2].Version, second.Files[0].Version);
        Assert.Empty(third.Files);
    }

    [Fact]
    public async Task Cursor_ThatExpired_StartsAfresh()
    {
        _graph.Put("Shared/q1.docx", [1]);
        var first = await _composed.Files.ListChangesAsync(_folder, null, CancellationToken.None);
        _graph.ExpiredCursors.Add("1");

        var again = await _composed.Files.ListChangesAsync(_folder, first.Cursor, CancellationToken.None);

        Assert.False(first.WasReset);
        Assert.True(again.WasReset);
        Assert.Single(again.Files);
    }

    [Fact]
    public async Task Cursor_OfAnotherHost_IsNotCalled()
    {
        var told = await Assert.ThrowsAsync<EvidenceException>(() => _composed.Files.ListChangesAsync(_folder, "https://elsewhere.example/delta", CancellationToken.None));

        Assert.Contains("another host", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_WritesBelowTheFolder_AndAgainChangesNothingElse()
    {
        foreach (var round in new[] { 1, 2 })
        {
            using var content = new MemoryStream([7]);
            await _composed.Files.PutAsync(_folder, "outbox/customer.xlsx", "application/octet-stream", content, CancellationToken.None);
            Assert.Equal(round, Assert.Single(_graph.Items).Value.Version);
        }

        Assert.Equal("Shared/outbox/customer.xlsx", Assert.Single(_graph.Items).Key);
    }
}
