using System.Globalization;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workspaces;
using Xunit;

namespace Evidence.Testing.Connectors;

/// <summary>What every connector to a system over HTTP must hold to. A connector's tests derive it with a <see cref="ConnectorScript"/> of its system.</summary>
public abstract class ConnectorConformance : IAsyncLifetime
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

    [Fact]
    public async Task Provenance_IsComplete()
    {
        Script.Map(_fake, 3);

        await CollectAsync();

        Assert.All(_sink.All, artifact => AssertProvenance(artifact));
        Assert.Equal(_sink.All.Count, _sink.All.Select(artifact => artifact.Provenance.Locator).Distinct().Count());
    }

    [Fact]
    public async Task SecondCollection_OfTheSame_DownloadsNothing()
    {
        Script.Map(_fake, 3);
        await CollectAsync();

        var outcome = await CollectAgainAsync();

        AssertComplete(outcome, Script.ArtifactsOf(3));
        Assert.Equal(outcome.Received, outcome.AlreadyKnown);
        Assert.DoesNotContain(_fake.Requests, Script.IsDownload);
        Assert.Empty(_sink.Kept);
        Assert.Equal(Script.ArtifactsOf(3), _sink.Confirmed.Count);
    }

    [Fact]
    public async Task SecondCollection_AfterAFailedDownload_AsksForThatOneOnly()
    {
        Script.Map(_fake, 3);
        var lost = LostDownload(status: 500);
        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(3), "500");

        var outcome = await CollectAgainAsync();

        AssertComplete(outcome, Script.ArtifactsOf(3));
        Assert.Equal([lost()], _fake.Requests.Where(Script.IsDownload).Select(request => request.Path + request.QueryText));
        Assert.Equal(Script.ArtifactsOf(3) - 1, outcome.AlreadyKnown);
    }

    [Fact]
    public async Task Download_LeadingToAnotherHost_IsFollowedWithoutCredentials()
    {
        Script.Map(_fake, 1);
        _elsewhere.Map("GET", "/signed/{*path}", _ => FakeAnswer.Text("from elsewhere") with { StatesLength = false });
        _fake.Fail(FakeFault.Answers(FakeAnswer.Redirect(new Uri(_elsewhere.Url, "signed/one?sig=abcdef123456")), Script.IsDownload));

        await CollectAsync();

        Assert.NotEmpty(_elsewhere.Requests);
        Assert.All(_elsewhere.Requests, request => Assert.DoesNotContain(request.Headers, CarriesCredentials));
        Assert.DoesNotContain("abcdef123456", _sink.RecordsAsText() + _logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_LeadingToAPrivateAddress_IsRefused()
    {
        Script.Map(_fake, 1);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Redirect(new Uri("http://169.254.169.254/latest/meta-data/")), Script.IsDownload));

        AssertOneMissing(await CollectAsync(), Script.ArtifactsOf(1), "169.254.169.254");
    }

    [Fact]
    public async Task HugeDownload_Streams()
    {
        const long size = (1L << 30) + 12345;
        Script.MapHuge(_fake, size);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        _sink.OnRead = read => most = Math.Max(most, read % (64 << 20) < 81920 ? GC.GetTotalMemory(forceFullCollection: false) - before : 0);

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Complete, outcome.State);
        Assert.Contains(_sink.All, artifact => artifact.Size == size);
        Assert.True(most < 128 << 20, $"{most >> 20} MB were held while 1 GB went by");
    }

    [Fact]
    public async Task Secret_IsInNoRecordLogOrError()
    {
        Script.Map(_fake, 3);
        var outcomes = new List<object> { await CollectAsync(), await CheckAsync() };
        foreach (var status in new[] { 400, 401, 403, 404, 500 })
        {
            _fake.Heal();
            _fake.Fail(FakeFault.Answers(FakeAnswer.Error(status, $"no: {Secret} Authorization: Bearer {Secret} https://user:{Secret}@host/?token={Secret}"), _ => true));
            outcomes.Add(await CollectAgainAsync());
            outcomes.Add(await CheckAsync());
        }

        var said = JsonSerializer.Serialize(outcomes, EvidenceJson.Compact) + _sink.RecordsAsText() + _logs.Text;
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Secret), said, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret)), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAHealthySource_SaysSo_AndDownloadsNothing()
    {
        Script.Map(_fake, 3);

        var check = await CheckAsync();

        Assert.True(check is { Reachable: true, Authorised: true }, check.Summary);
        Assert.DoesNotContain(_fake.Requests, Script.IsDownload);
    }

    [Fact]
    public async Task Check_WithRefusedCredentials_SaysSo()
    {
        _fake.Fail(FakeFault.Status(401, _ => true));

        var check = await CheckAsync();

        Assert.True(check is { Reachable: true, Authorised: false }, check.Summary);
    }

    [Fact]
    public async Task Check_OfNothing_SaysSo()
    {
        _source = Script.Source(new Uri("http://127.0.0.1:1/"));

        var check = await CheckAsync();

        Assert.False(check.Reachable, check.Summary);
    }

    [Fact]
    public void Options_ThatAreUnknown_AreNamedWithWhatWasMeant()
    {
        var type = Script.CreateType(_time, _logs.Loggers, _secrets);
        var known = type.Options[^1].Name;
        var wrong = _source with { Options = new Dictionary<string, string>(_source.Options) { [known + "x"] = "1", ["timeout"] = "soon" } };

        var problems = type.Validate(wrong);

        Assert.Contains(problems, problem => problem.Name == known + "x" && problem.What.Contains($"'{known}'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Name == "timeout" && problem.What.Contains("soon", StringComparison.Ordinal));
        Assert.Empty(type.Validate(_source));
    }

    private Task<SourceOutcome> CollectAsync(CancellationToken cancellationToken = default) =>
        Create().CollectAsync(Script.Subjects, _sink, cancellationToken);

    private async Task<SourceOutcome> CollectAgainAsync()
    {
        _fake.Heal();
        _fake.Forget();
        _sink.BeginAgain();
        return await CollectAsync();
    }

    private Task<SourceCheck> CheckAsync() => Create().CheckAsync(Script.Subjects, CancellationToken.None);

    private IEvidenceConnector Create() => Script.CreateType(_time, _logs.Loggers, _secrets).Create(_source, _secrets);

    // The download that is asked for first fails until healed; the result tells which it was.
    private Func<string?> LostDownload(int status) => LostDownload(FakeAnswer.Error(status));

    private Func<string?> LostDownload(FakeAnswer answer)
    {
        string? lost = null;
        var gate = new Lock();
        _fake.Fail(FakeFault.Answers(answer, request =>
        {
            if (!Script.IsDownload(request))
            {
                return false;
            }

            lock (gate)
            {
                lost ??= request.Path + request.QueryText;
                return lost == request.Path + request.QueryText;
            }
        }));
        return () => lost;
    }

    private void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal(SourceState.Complete, outcome.State);
        Assert.Equal(artifacts, outcome.Received);
        Assert.Equal(artifacts, outcome.Expected);
        Assert.Equal(artifacts, _sink.Kept.Count + _sink.Confirmed.Count);
        Assert.Equal(_fake.Requests.Count, outcome.Requests);
    }

    private void AssertOneMissing(SourceOutcome outcome, int artifacts, string why)
    {
        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains(why, OneGap(outcome).Why, StringComparison.Ordinal);
        Assert.Equal(artifacts, outcome.Expected);
        Assert.Equal(artifacts - 1, outcome.Received);
        Assert.Equal(artifacts - 1, _sink.Kept.Count + _sink.Confirmed.Count);
        AssertOneLine(outcome);
    }

    private void AssertProvenance(Artifact artifact)
    {
        Assert.Equal((_source.Id, _source.Type), (artifact.Provenance.Source, artifact.Provenance.SourceType));
        Assert.StartsWith(_fake.Url.ToString(), artifact.Provenance.Locator, StringComparison.Ordinal);
        Assert.StartsWith($"{_source.Type}/", artifact.Provenance.CollectorVersion, StringComparison.Ordinal);
        Assert.NotEmpty(artifact.Provenance.Subject);
        Assert.NotEmpty(artifact.Name);
        Assert.NotEmpty(artifact.MediaType);
    }

    private static bool CarriesCredentials(KeyValuePair<string, string> header) =>
        header.Value.Contains(Secret, StringComparison.Ordinal) || header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    private static CollectionGap OneGap(SourceOutcome outcome) => Assert.Single(outcome.Gaps);

    private static void AssertOneLine(SourceOutcome outcome) =>
        Assert.All(outcome.Gaps, gap => Assert.DoesNotContain('\n', gap.What + gap.Why + gap.Remedy));
}
