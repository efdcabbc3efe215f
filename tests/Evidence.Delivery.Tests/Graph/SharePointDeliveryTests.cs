using Evidence.Answers;
using Evidence.Testing.Graph;

namespace Evidence.Delivery.Tests.Graph;

public sealed class SharePointDeliveryTests : IAsyncLifetime
{
    private const int Slice = 320 * 1024;
    private const int Large = (14 * Slice) + 1234;
    private static readonly (string, string)[] _site = [("site", "https://contoso.sharepoint.com/sites/Launch"), ("folder", "Evidence"), ("slice-kib", "640")];

    private GraphFake _graph = null!;

    public async Task InitializeAsync() => _graph = await GraphFake.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task SmallFile_GoesInOneRequest_WithALinkForTheOrganisation()
    {
        await using var delivery = Over(_site);

        var receipt = await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1, 2, 3])), CancellationToken.None);

        var item = Assert.Single(_graph.Items).Value;
        Assert.Equal("Evidence/pack-1/pack.zip", item.Path);
        Assert.Equal([1, 2, 3], item.Content);
        Assert.Equal(["organization"], item.Links);
        Assert.Equal($"https://contoso.example/:b:/organization/{item.Id}", receipt.Links["pack.zip"]);
        Assert.DoesNotContain(_graph.Requests, request => request.Path.EndsWith("createUploadSession", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LargeFile_GoesInSlices_AndNoTokenGoesToTheUploadAddress()
    {
        await using var delivery = Over(_site);
        var content = ADelivery.Bytes(Large);

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", content)), CancellationToken.None);

        Assert.Equal(content, Assert.Single(_graph.Items).Value.Content);
        Assert.Equal(8, _graph.Ranges.Count);
        Assert.Equal($"0-{(2 * Slice) - 1}", _graph.Ranges[0]);
        Assert.All(_graph.Requests.Where(request => request.Path.StartsWith("/upload/", StringComparison.Ordinal)), request => Assert.Null(request.Token));
    }

    [Fact]
    public async Task Upload_ThatBreaksInTheMiddle_GoesOnWithTheRangesThatAreExpected()
    {
        await using var delivery = Over(_site);
        var content = ADelivery.Bytes(Large);
        _graph.Fail(new GraphFault(request => request.Method == "PUT" && request.Headers.GetValueOrDefault("Content-Range", "").StartsWith($"bytes {4 * Slice}-", StringComparison.Ordinal), 0, Times: 2));

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", content)), CancellationToken.None);

        Assert.Equal(content, Assert.Single(_graph.Items).Value.Content);
        Assert.Equal(_graph.Ranges.Count, _graph.Ranges.Distinct().Count());
        Assert.Equal(2, _graph.Requests.Count(request => request.Method == "GET" && request.Path.StartsWith("/upload/", StringComparison.Ordinal)));
        Assert.Single(_graph.Requests, request => request.Path.EndsWith("createUploadSession", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upload_ThatIsThrottled_WaitsAsLongAsItIsTold()
    {
        await using var delivery = Over(_site);
        _graph.Fail(new GraphFault(request => request.Method == "PUT", 429, Times: 1) { Headers = new Dictionary<string, string> { ["Retry-After"] = "17" } });

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", ADelivery.Bytes(Large))), CancellationToken.None);

        Assert.Contains(TimeSpan.FromSeconds(17), delivery.Time.Waits);
        Assert.Single(_graph.Items);
    }

    [Fact]
    public async Task Throttling_ForLongerThanFiveMinutes_IsGivenUpAtOnce()
    {
        await using var delivery = Over(_site);
        var fault = _graph.Fail(new GraphFault(_ => true, 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } });

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None));

        Assert.Equal(FaultCode.Unavailable, told.Code);
        Assert.Equal(1, fault.Happened);
        Assert.Equal(TimeSpan.Zero, delivery.Time.Waited);
    }

    [Theory]
    [InlineData(401, FaultCode.Unauthorized, "renew the token")]
    [InlineData(403, FaultCode.Unauthorized, "Sites.Selected")]
    [InlineData(404, FaultCode.NotFound, "Sites.Selected")]
    [InlineData(423, FaultCode.Conflict, "open or locked")]
    [InlineData(507, FaultCode.Unavailable, "full")]
    public async Task Refusal_IsToldInALine_ThatNamesTheRemedy(int status, FaultCode code, string remedy)
    {
        await using var delivery = Over(_site);
        _graph.Fail(new GraphFault(request => request.Method == "PUT", status) { Code = "accessDenied" });

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None));

        Assert.Equal(code, told.Code);
        Assert.Contains(remedy, told.Message, StringComparison.Ordinal);
        Assert.Contains("delivery 'place'", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("what a server says", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FlatFolder_WithAnotherFileOfTheName_FailsAndChangesNothing()
    {
        _graph.Put("Evidence/pack.zip", [9, 9]);
        await using var delivery = Over([.. _site, ("layout", "flat")]);

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None));

        Assert.Equal(FaultCode.Conflict, told.Code);
        Assert.Equal([9, 9], Assert.Single(_graph.Items).Value.Content);
    }

    [Fact]
    public async Task FlatFolder_WhereTheNameIsTakenMeanwhile_FailsAsWell()
    {
        await using var delivery = Over([.. _site, ("layout", "flat")]);
        _graph.Fail(new GraphFault(request => request.Method == "PUT", 409, Times: 1) { Code = "nameAlreadyExists" });

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None));

        Assert.Equal(FaultCode.Conflict, told.Code);
        Assert.Contains("conflict: replace or rename", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FlatFolder_WithReplace_WritesOverIt()
    {
        _graph.Put("Evidence/pack.zip", [9, 9]);
        await using var delivery = Over([.. _site, ("layout", "flat"), ("conflict", "replace")]);

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);

        Assert.Equal([1], Assert.Single(_graph.Items).Value.Content);
    }

    [Fact]
    public async Task FlatFolder_WithRename_GoesBesideIt_AndFindsItselfAgain()
    {
        _graph.Put("Evidence/pack.zip", [9, 9]);
        await using var first = Over([.. _site, ("layout", "flat"), ("conflict", "rename")]);
        await using var forgetful = Over([.. _site, ("layout", "flat"), ("conflict", "rename")]);

        await first.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);
        var again = await forgetful.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);

        Assert.True(again.WasDelivered);
        Assert.Equal(2, _graph.Items.Count);
        Assert.Equal([9, 9], _graph.Items["Evidence/pack.zip"].Content);
    }

    [Fact]
    public async Task SameDelivery_WhereNothingIsRemembered_FindsItsFilesByTheirBytes()
    {
        await using var first = Over(_site);
        await using var forgetful = Over(_site);
        var content = ADelivery.Bytes(Large);

        await first.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", content)), CancellationToken.None);
        var again = await forgetful.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", content)), CancellationToken.None);

        Assert.True(again.WasDelivered);
        Assert.Equal(1, Assert.Single(_graph.Items).Value.Version);
    }

    [Fact]
    public async Task FolderByLink_IsFoundWhereTheLinkLeads()
    {
        _graph.SharedPaths["https://contoso.sharepoint.com/:f:/s/Launch/Eabc"] = "";
        await using var delivery = Over([("url", "https://contoso.sharepoint.com/:f:/s/Launch/Eabc")]);

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);

        Assert.Equal("Shared/pack-1/pack.zip", Assert.Single(_graph.Items).Value.Path);
    }

    [Fact]
    public async Task Names_ThatSharePointDoesNotTake_AreMadeFit()
    {
        await using var delivery = Over(_site);

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack:1|x", ADelivery.File("What? \"50%\" #1.docx", [1]), ADelivery.File("con.txt", [2])), CancellationToken.None);

        Assert.Equal(["Evidence/pack-1-x/What- -50-- -1.docx", "Evidence/pack-1-x/file-con.txt"], _graph.Items.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(DisclosureLevel.Internal)]
    [InlineData(DisclosureLevel.Nda)]
    public async Task LinkForAnybody_IsRefused_UnlessTheAudienceIsPublic(DisclosureLevel audience)
    {
        await using var delivery = new ADelivery(ADelivery.Settings("sharepoint", audience, [.. _site, ("link", "anonymous")]), "token", ADelivery.GraphAt(_graph));

        var told = Assert.Throws<EvidenceException>(() => delivery.Delivery);

        Assert.Equal(FaultCode.Configuration, told.Code);
        Assert.Empty(_graph.Requests);
    }

    [Fact]
    public async Task LinkForAnybody_IsMade_WhereItIsAskedForAndTheAudienceIsPublic()
    {
        await using var delivery = new ADelivery(ADelivery.Settings("sharepoint", DisclosureLevel.Public, [.. _site, ("link", "anonymous")]), "token", ADelivery.GraphAt(_graph));

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])) with { Disclosure = DisclosureLevel.Public }, CancellationToken.None);

        Assert.Equal(["anonymous"], Assert.Single(_graph.Items).Value.Links);
    }

    [Fact]
    public async Task OrganisationThatForbidsLinks_GetsTheAddressOfTheFile()
    {
        await using var delivery = Over(_site);
        _graph.Fail(new GraphFault(request => request.Path.EndsWith("createLink", StringComparison.Ordinal), 403));

        var receipt = await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);

        Assert.Equal("https://contoso.example/Shared/pack.zip", receipt.Links["pack.zip"]);
    }

    [Fact]
    public async Task Token_ThatWasRenewed_IsUsedAtTheNextRequest()
    {
        await using var delivery = Over(_site, "token-1");
        _graph.Accepts = token =>
        {
            delivery.Secrets.Rotate("token-2");
            return token == (_graph.Requests.Count == 1 ? "token-1" : "token-2");
        };

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);

        Assert.Equal(["token-1", "token-2"], _graph.Requests.Select(request => request.Token!).Distinct());
    }

    [Fact]
    public async Task FileWithOtherBytesThanAnnounced_IsNotDelivered()
    {
        await using var delivery = Over(_site);

        var told = await Assert.ThrowsAsync<EvidenceException>(() => delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1, 2]) with { Size = 3 }), CancellationToken.None));

        Assert.Equal(FaultCode.Corrupt, told.Code);
        Assert.Empty(_graph.Items);
    }

    [Fact]
    public async Task Delivery_IsWrittenIntoTheLedger()
    {
        await using var delivery = Over(_site);

        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);
        await delivery.Delivery.DeliverAsync(ADelivery.Request("pack-1", ADelivery.File("pack.zip", [1])), CancellationToken.None);

        var entries = new List<Packs.LedgerEntry>();
        await foreach (var entry in delivery.Store.ReadLedgerAsync(1, CancellationToken.None))
        {
            entries.Add(entry);
        }

        Assert.Equal(("delivered", "pack-1"), Assert.Single(entries.Select(entry => (entry.Kind, entry.Subject))));
    }

    private ADelivery Over((string, string)[] options, string token = "token") =>
        new(ADelivery.Settings("sharepoint", DisclosureLevel.Internal, options), token, ADelivery.GraphAt(_graph));
}
