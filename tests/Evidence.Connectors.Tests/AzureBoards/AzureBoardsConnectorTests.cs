using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.AzureMachineLearning;
using Evidence.Connectors.Described;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureBoards;

public sealed class AzureBoardsConnectorTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly RotatingSecrets _secrets = new("personal-access-token");
    private FakeSource _fake = null!;
    private SourceDefinition _source = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _source = new AzureBoardsScript().Source(_fake.Url);
        _sink = new RecordingSink(_source, _time);
    }

    public async Task DisposeAsync()
    {
        await _fake.DisposeAsync();
        DescribedApis.Check("azure-boards", _fake);
    }

    [Fact]
    public async Task Item_IsKeptByteForByte_WithLinks_AndItsAttachment()
    {
        var boards = new FakeAzureBoards(1);
        boards.MapTo(_fake);

        AssertComplete(await CollectAsync(("kind", "finding")), 2);

        var item = _sink.Named("workitems/1/item.json");
        Assert.Equal(boards.Item(1).Trim(), Encoding.UTF8.GetString(_sink.BytesOf(item)));
        Assert.Equal((ArtifactKinds.Finding, "1"), (item.Kind, item.Provenance.Subject));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 670, TimeSpan.Zero), item.Provenance.ProducedAt);
        Assert.Equal(("Risk", "Closed"), (item.Provenance.Attributes!["work-item-type"], item.Provenance.Attributes["state"]));
        var attachment = _sink.Named($"workitems/1/attachments/{FakeAzureBoards.FileId(1)}/a_review.md");
        Assert.Equal((null, "text/markdown"), (attachment.Kind, attachment.MediaType));
    }

    [Fact]
    public async Task Revisions_AreReadToTheirEnd_AndAgainOnlyWhereThereAreNewOnes()
    {
        new FakeAzureBoards(1) { Revisions = 450, HasFiles = false }.MapTo(_fake);

        AssertComplete(await CollectAsync(), 2);

        using var json = JsonDocument.Parse(_sink.BytesOf(_sink.Named("workitems/1/revisions.json")));
        Assert.Equal(Enumerable.Range(1, 450), json.RootElement.GetProperty("value").EnumerateArray().Select(revision => revision.GetProperty("rev").GetInt32()));
        _fake.Forget();
        AssertComplete(await CollectAsync(), 2);
        Assert.DoesNotContain(_fake.Requests, request => request.Path.EndsWith("/revisions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_ThatFindsMoreThanAnAnswerMayHave_IsSplitByIds()
    {
        var boards = new FakeAzureBoards(70) { MaxRows = 20, HasFiles = false };
        boards.MapTo(_fake);

        AssertComplete(await CollectAsync(), 70);

        Assert.Equal(FakeAzureBoards.Query, boards.Asked[0]);
        Assert.Contains(
            "SELECT [System.Id] FROM WorkItems WHERE ([System.Tags] CONTAINS 'where' OR [System.State] = 'Active') AND [System.Id] >= 1 AND [System.Id] <= 70 ORDER BY [System.Id]",
            boards.Asked);
    }

    [Theory]
    [InlineData(400, """{"message":"VS402337: The number of work items returned exceeds the size limit of 20000."}""")]
    [InlineData(200, """{"queryType":"flat","workItems":[]}""")]
    public async Task Query_ThatIsTooLargeAndDoesNotTellItsLargestId_IsAGapInsteadOfComplete(int status, string answer)
    {
        new FakeAzureBoards(70) { MaxRows = 20, HasFiles = false }.MapTo(_fake);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Json(answer) with { Status = status }, request => request.Query("$top") is not null));

        var outcome = await CollectAsync();

        var gap = Assert.Single(outcome.Gaps);
        Assert.Contains("does not say which id is the largest", gap.Why, StringComparison.Ordinal);
        Assert.Contains("narrower queries", gap.Remedy, StringComparison.Ordinal);
        Assert.NotEqual(SourceState.Complete, outcome.State);
        Assert.Null(outcome.Expected);
    }

    [Fact]
    public async Task QueryOfLinks_ThatFindsTooMuch_IsAGapWithARemedy()
    {
        new FakeAzureBoards(70) { MaxRows = 20 }.MapTo(_fake);

        var gap = Assert.Single((await CollectOnlyAsync(("wiql", "SELECT [System.Id] FROM WorkItemLinks WHERE [Source].[System.Id] > 1 MODE (MustContain)"))).Gaps);

        Assert.Contains("cannot be split", gap.Why, StringComparison.Ordinal);
        Assert.NotNull(gap.Remedy);
    }

    [Fact]
    public async Task QueryOfLinks_BringsBothEnds()
    {
        _fake.Map("POST", "/acme/_apis/wit/wiql", _ => FakeAnswer.Json("""{"queryType":"oneHop","workItemRelations":[{"source":null,"target":{"id":1}},{"rel":"System.LinkTypes.Related","source":{"id":1},"target":{"id":3}}]}"""));
        new FakeAzureBoards(3) { HasFiles = false }.MapTo(_fake);

        AssertComplete(await CollectAsync(), 2);

        Assert.Equal(["1", "3"], _sink.All.Select(artifact => artifact.Provenance.Subject));
    }

    [Fact]
    public async Task Items_ThatAreNotGiven_AreGaps_AndTheRestIsKept()
    {
        new FakeAzureBoards(5) { Omitted = [2, 4], HasFiles = false }.MapTo(_fake);

        var outcome = await CollectAsync();

        Assert.Equal(["Work item 2", "Work item 4"], outcome.Gaps.Select(gap => gap.What));
        Assert.Equal((SourceState.Partial, 5L, 3L), (outcome.State, outcome.Expected, outcome.Received));
    }

    [Fact]
    public async Task SavedQuery_IsFoundByPath_InItsProject()
    {
        new FakeAzureBoards(2) { HasFiles = false }.MapTo(_fake);

        AssertComplete(await CollectOnlyAsync(("query", "Shared Queries/Risks of 2.4"), ("project", "credit")), 2);

        Assert.Contains(_fake.Requests, request => request.Path == "/acme/credit/_apis/wit/wiql");
    }

    [Fact]
    public async Task Throttled_WithAnAnswerThatIsFine_StillWaits()
    {
        var boards = new FakeAzureBoards(1) { HasFiles = false };
        _fake.Map("POST", "/acme/_apis/wit/wiql", _ => FakeAnswer.Json("""{"workItems":[{"id":1}]}""").With("Retry-After", "30"));
        boards.MapTo(_fake);

        AssertComplete(await CollectAsync(), 1);

        Assert.Contains(_time.Waits, wait => wait > TimeSpan.FromSeconds(29));
    }

    [Fact]
    public async Task PageToSignIn_With203_MeansThatTheCredentialsAreRefused()
    {
        _fake.Fail(FakeFault.Answers(FakeAnswer.Text("<html>Sign in</html>", "text/html") with { Status = 203 }, _ => true));

        var outcome = await CollectAsync();

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("did not take the credentials", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SourceWithoutToken_UsesTheIdentityOfTheHost_OrSaysThatThereIsNone()
    {
        _source = _source with { Secrets = new Dictionary<string, string>() };
        new FakeAzureBoards(1) { HasFiles = false }.MapTo(_fake);

        var without = await CollectAsync();
        Assert.Contains("no identity", Assert.Single(without.Gaps).Why, StringComparison.Ordinal);

        var connector = ConnectorTypes.Find("azure-boards", _time, _logs.Loggers, new RotatingCredential(_secrets, _time)).Create(_source, _secrets);
        AssertComplete(await connector.CollectAsync([SubjectOf(("wiql", FakeAzureBoards.Query))], _sink, CancellationToken.None), 1);
        Assert.All(_fake.Requests, request => Assert.Equal("Bearer personal-access-token", request.Header("Authorization")));
    }

    [Theory]
    [InlineData("query", "Shared Queries/Risks", "in which project")]
    [InlineData("kind", "finding", "does not say what to collect")]
    [InlineData("wql", "SELECT", "Did you mean 'wiql'?")]
    public async Task Subject_ThatGivesNothing_IsAGap(string key, string value, string why) =>
        Assert.Contains(why, Assert.Single((await CollectOnlyAsync((key, value))).Gaps).Why, StringComparison.Ordinal);

    [Fact]
    public void Source_WithoutAddress_OrWithAWrongVersion_IsAProblem()
    {
        var type = ConnectorTypes.Find("azure-boards", _time, _logs.Loggers);

        Assert.Contains("'organization' or 'url'", Assert.Single(type.Validate(_source with { Options = new Dictionary<string, string>() })).What, StringComparison.Ordinal);
        Assert.Contains("latest", Assert.Single(type.Validate(_source with { Options = new Dictionary<string, string> { ["organization"] = "acme", ["api-version"] = "latest" } })).What, StringComparison.Ordinal);
    }

    private static Subject SubjectOf(params (string Key, string Value)[] selector) => new("boards", selector.ToDictionary(pair => pair.Key, pair => pair.Value));

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] more) => CollectOnlyAsync([("wiql", FakeAzureBoards.Query), .. more]);

    private Task<SourceOutcome> CollectOnlyAsync(params (string Key, string Value)[] selector) =>
        ConnectorTypes.Find("azure-boards", _time, _logs.Loggers).Create(_source, _secrets).CollectAsync([SubjectOf(selector)], _sink, CancellationToken.None);

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
