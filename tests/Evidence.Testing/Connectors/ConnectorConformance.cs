using System.Globalization;
using Evidence.Packs;
using Evidence.Workspaces;
using Xunit;

namespace Evidence.Testing.Connectors;

/// <summary>What every connector to a system over HTTP must hold to. A connector's tests derive it with a <see cref="ConnectorScript"/> of its system.</summary>
public abstract partial class ConnectorConformance : IAsyncLifetime
{
    private const string Secret = "s3cr3t-Value/one+two";
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly RotatingSecrets _secrets = new(Secret);
    private FakeSource _fake = null!;
    private FakeSource _elsewhere = null!;
    private SourceDefinition _source = null!;
    private RecordingSink _sink = null!;

    protected abstract ConnectorScript Script { get; }

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _elsewhere = await FakeSource.StartAsync();
        _fake.IsAuthorised = request => Script.IsAuthorised(request, _secrets.Value);
        _source = Script.Source(_fake.Url);
        _sink = new RecordingSink(_source, _time);
    }

    public async Task DisposeAsync()
    {
        await _fake.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task Listing_OverSeveralPages_IsReadToItsEnd()
    {
        var items = (Script.PageSize * 2) + 1;
        Script.Map(_fake, items);

        var outcome = await CollectAsync();

        AssertComplete(outcome, Script.ArtifactsOf(items));
        Assert.True(_fake.Requests.Count(Script.IsListing) >= 3);
    }

    [Fact]
    public async Task Listing_Of2500Items_IsCollectedWhole()
    {
        Script.Map(_fake, 2500);

        var outcome = await CollectAsync();

        AssertComplete(outcome, Script.ArtifactsOf(2500));
    }

    [Fact]
    public async Task Listing_WithoutItems_IsComplete()
    {
        Script.Map(_fake, 0);

        var outcome = await CollectAsync();

        AssertComplete(outcome, Script.ArtifactsOf(0));
    }

    [Fact]
    public async Task Unauthorised_Fails_WithoutAskingOn()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Status(401, _ => true));

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("401", OneGap(outcome).Why, StringComparison.Ordinal);
        Assert.NotNull(OneGap(outcome).Remedy);
        Assert.True(_fake.Requests.Count <= 2, "refused credentials are tried once more at most");
    }

    [Fact]
    public async Task Forbidden_OfEverything_Fails_AndNamesTheStatus()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Status(403, _ => true));

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.All(outcome.Gaps, gap => Assert.Contains("403", gap.Why, StringComparison.Ordinal));
        AssertOneLine(outcome);
    }

    [Fact]
    public async Task Forbidden_OfOneDownload_LeavesThatOneOut()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Status(403, Script.IsDownload, times: 1));

        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(3), "403");
    }

    [Fact]
    public async Task NotFound_OfEverything_IsNoCompleteOutcome()
    {
        _fake.Fail(FakeFault.Status(404, _ => true));

        var outcome = await CollectAsync();

        Assert.NotEqual(SourceState.Complete, outcome.State);
        AssertOneLine(outcome);
    }

    [Fact]
    public async Task NotFound_OfOneDownload_LeavesThatOneOut()
    {
        Script.Map(_fake, 3);
        var lost = LostDownload(status: 404);

        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(3), "404");
        Assert.NotNull(lost());
    }

    [Fact]
    public async Task Throttled_WithSeconds_WaitsAndGoesOn()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Status(429, Script.IsListing, times: 1, ("Retry-After", "7")));

        AssertComplete(await CollectAsync(), Script.ArtifactsOf(3));
        Assert.Contains(_time.Waits, wait => wait >= TimeSpan.FromSeconds(6.9));
    }

    [Fact]
    public async Task Throttled_WithDate_WaitsAndGoesOn()
    {
        Script.Map(_fake, 3);
        var date = _time.GetUtcNow().AddSeconds(90).ToString("R", CultureInfo.InvariantCulture);
        _fake.Fail(FakeFault.Status(429, Script.IsListing, times: 1, ("Retry-After", date)));

        AssertComplete(await CollectAsync(), Script.ArtifactsOf(3));
        Assert.Contains(_time.Waits, wait => wait > TimeSpan.FromSeconds(80));
    }

    [Fact]
    public async Task Throttled_WithoutSayingHowLong_BacksOffAndGoesOn()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Status(429, Script.IsListing, times: 2));

        AssertComplete(await CollectAsync(), Script.ArtifactsOf(3));
        Assert.True(_time.Waited > TimeSpan.Zero);
    }

    [Fact]
    public async Task Throttled_ForADay_LeavesAGapInsteadOfWaiting()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Status(429, Script.IsListing, headers: ("Retry-After", "90000")));

        var outcome = await CollectAsync();

        Assert.NotEqual(SourceState.Complete, outcome.State);
        Assert.Contains("max-wait", string.Join(' ', outcome.Gaps.Select(gap => gap.Why)), StringComparison.Ordinal);
        Assert.True(_time.Waited < TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task ServerError_TwiceThenFine_IsTriedAgain()
    {
        Script.Map(_fake, 3);
        var listing = _fake.Fail(FakeFault.Status(500, Script.IsListing, times: 2));
        var download = _fake.Fail(FakeFault.Status(500, Script.IsDownload, times: 2));

        AssertComplete(await CollectAsync(), Script.ArtifactsOf(3));
        Assert.Equal((2, 2), (listing.Happened, download.Happened));
    }

    [Fact]
    public async Task ServerError_ForEver_IsAGapWithItsStatus()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Status(500, _ => true));

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("500", outcome.Gaps[0].Why, StringComparison.Ordinal);
        AssertOneLine(outcome);
    }

    [Fact]
    public async Task ServerError_OnALaterPage_KeepsTheEarlierOnes()
    {
        Script.Map(_fake, (Script.PageSize * 2) + 1);
        _fake.Fail(FakeFault.Status(500, Script.IsListing).After(1));

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.True(outcome.Received >= Script.PageSize);
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("500", StringComparison.Ordinal) && gap.What.Contains("after the first", StringComparison.Ordinal));
        Assert.Null(outcome.Expected);
    }

    [Fact]
    public async Task Connection_ResetBeforeOrWithinAnAnswer_IsTriedAgain()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Reset(Script.IsListing, times: 1));
        _fake.Fail(FakeFault.ResetMidway(Script.IsListing, times: 1));
        _fake.Fail(FakeFault.ResetMidway(Script.IsDownload, times: 1));

        AssertComplete(await CollectAsync(), Script.ArtifactsOf(3));
    }

    [Fact]
    public async Task Json_CutOff_IsAGapInOneLine()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Truncate(Script.IsListing));

        var outcome = await CollectAsync();

        Assert.NotEqual(SourceState.Complete, outcome.State);
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("malformed", StringComparison.Ordinal));
        AssertOneLine(outcome);
    }

    [Fact]
    public async Task Json_WithAByteOrderMark_OrCompressed_IsRead()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Changes(answer => answer.Status == 200 ? answer.WithBody([0xEF, 0xBB, 0xBF, .. answer.Body()]).Compressed() : answer, Script.IsListing));

        AssertComplete(await CollectAsync(), Script.ArtifactsOf(3));
    }

    [Fact]
    public async Task Listing_AnsweredWithAPageOfHtml_IsAGapThatSaysSo()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Text("<!DOCTYPE html><html><body>Our portal</body></html>", "text/html"), Script.IsListing));

        var outcome = await CollectAsync();

        Assert.NotEqual(SourceState.Complete, outcome.State);
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("text/html", StringComparison.Ordinal));
        AssertOneLine(outcome);
    }

    [Theory]
    [InlineData("""{"message":"Welcome to the gateway"}""")]
    [InlineData("\"ok\"")]
    [InlineData("null")]
    public async Task Listing_AnsweredWithOtherJson_IsNotTakenForAnEmptyOne(string json)
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Json(json), Script.IsListing));

        var outcome = await CollectAsync();

        Assert.NotEqual(SourceState.Complete, outcome.State);
        AssertOneLine(outcome);
    }

    [Fact]
    public async Task Download_AnsweredWithAPageToSignIn_IsMissing()
    {
        Script.Map(_fake, 3);
        var page = FakeAnswer.Text("\n<!DOCTYPE html>\n<html><title>Sign in</title></html>", "text/html; charset=utf-8");
        LostDownload(page);

        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(3), "");
    }

    [Fact]
    public async Task Download_LeadingToAPageToSignInOfItsHost_IsMissing()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Redirect(new Uri(_fake.Url, "users/sign_in")), Script.IsDownload, times: 1));

        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(3), "sign in");
    }

    [Fact]
    public async Task Source_BelowAPath_IsCollectedThere()
    {
        _fake.BasePath = "tools/behind-a-proxy";
        _source = Script.Source(_fake.Url);
        Script.Map(_fake, (Script.PageSize * 2) + 1);

        AssertComplete(await CollectAsync(), Script.ArtifactsOf((Script.PageSize * 2) + 1));
    }

    [Fact]
    public async Task Page_ThatRepeats_EndsWithAGap()
    {
        Script.Map(_fake, (Script.PageSize * 3) + 1);
        _fake.Fail(FakeFault.RepeatFirst(Script.IsListing));

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("page", StringComparison.OrdinalIgnoreCase));
        Assert.True(_fake.Requests.Count(Script.IsListing) <= 4, "a listing without end is not read without end");
    }

    [Fact]
    public async Task Cancelling_WhileASlowPageIsAwaited_Stops()
    {
        Script.Map(_fake, 3);
        _fake.Fail(FakeFault.Hang(Script.IsListing));
        using var cancelling = new CancellationTokenSource();
        _fake.OnRequest = request =>
        {
            if (Script.IsListing(request))
            {
                cancelling.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAsync(cancelling.Token));
    }

    [Fact]
    public async Task Token_ThatExpiresMidWay_IsRenewedAndNothingIsLost()
    {
        Script.Map(_fake, (Script.PageSize * 2) + 1);
        var seen = 0;
        _fake.OnRequest = request =>
        {
            if (Script.IsListing(request) && Interlocked.Increment(ref seen) == 2)
            {
                _secrets.Rotate("another-s3cr3t-Value");
            }
        };

        AssertComplete(await CollectAsync(), Script.ArtifactsOf((Script.PageSize * 2) + 1));
    }
}
