using System.Text;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.Bitbucket;

public sealed class BitbucketConnectorTests : IAsyncLifetime
{
    private const string Repository = FakeBitbucket.Repository;
    private const string Commit = Repository + "/commit/" + FakeBitbucket.Sha;
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly Dictionary<string, string> _options = new() { ["repository"] = "acme/credit", ["allow-private-addresses"] = "true" };
    private FakeSource _fake = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _options["url"] = _fake.Url.ToString();
        _sink = new RecordingSink(Source, _time);
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Theory]
    [InlineData("commit", FakeBitbucket.Sha)]
    [InlineData("branch", "main")]
    [InlineData("tag", "v2.4.0")]
    public async Task Commit_ByAnyName_BringsItsPipelinesWithStepsAndLogs(string key, string value)
    {
        new FakeBitbucket { Steps = 2 }.MapTo(_fake);

        AssertComplete(await CollectAsync((key, value)), 5);
        var pipeline = _sink.Named("pipelines/7/pipeline.json");
        Assert.Equal((ArtifactKinds.CiRun, FakeBitbucket.Sha), (pipeline.Kind, pipeline.Provenance.Attributes!["git-commit"]));
        var log = _sink.Named($"pipelines/7/steps/{FakeBitbucket.StepId(1).Trim('{', '}')}.log");
        Assert.Equal($"step {FakeBitbucket.StepId(1)} ran\n", Encoding.UTF8.GetString(_sink.BytesOf(log)));
        Assert.Equal((ArtifactKinds.CiLog, "text/plain", "test 1"), (log.Kind, log.MediaType, log.Provenance.Attributes!["step"]));
    }

    [Fact]
    public async Task Listing_ThatDoesNotLeadOn_IsReadByItsNumbers()
    {
        new FakeBitbucket { Steps = 25, LeadsOn = false }.MapTo(_fake);
        _options["page-size"] = "10";

        AssertComplete(await CollectAsync(("pipeline", "7")), 51);
    }

    [Fact]
    public async Task Tests_OfAStep_AreCollectedWithTheirCases()
    {
        const string tests = Repository + "/pipelines/{id}/steps/{step}/test_reports";
        var fake = new FakeBitbucket();
        _fake.Map("GET", tests, _ => FakeAnswer.Json("""{"number_of_successful_test_cases":129,"number_of_failed_test_cases":1}"""));
        _fake.Map("GET", tests + "/test_cases", request => fake.Page(_fake, request, 130, number => new JsonObject { ["uuid"] = $"{number}", ["status"] = "SUCCESSFUL" }));
        fake.MapTo(_fake);

        AssertComplete(await CollectAsync(("pipeline", "7")), 6);
        Assert.Equal(3, _sink.All.Count(artifact => artifact.Kind == ArtifactKinds.TestResults));
    }

    [Fact]
    public async Task Commit_BringsStatusesInsightsReviewsAndDownloadsNamedAfterIt()
    {
        var fake = new FakeBitbucket();
        _fake.Map("GET", Commit + "/statuses", request => fake.Page(_fake, request, 1, _ => JsonNode.Parse("""{"key":"sonar","state":"SUCCESSFUL"}""")!));
        _fake.Map("GET", Commit + "/reports", request => fake.Page(_fake, request, 1, _ => JsonNode.Parse("""{"uuid":"{ab}","external_id":"scan/1","title":"Scan","report_type":"SECURITY"}""")!));
        _fake.Map("GET", Commit + "/reports/{id}/annotations", request => fake.Page(_fake, request, 2, number => new JsonObject { ["uuid"] = $"{number}", ["severity"] = "HIGH" }));
        _fake.Map("GET", Commit + "/pullrequests", request => fake.Page(_fake, request, 1, _ => JsonNode.Parse("""{"id":12}""")!));
        _fake.Map("GET", Repository + "/pullrequests/12", _ => FakeAnswer.Json("""{"id":12,"state":"MERGED","participants":[{"approved":true,"user":{"display_name":"Ada"}}]}"""));
        string[] files = ["credit-2.4.0.zip", "credit-2.3.0.zip", "card-ACB5820.json"];
        _fake.Map("GET", Repository + "/downloads", request => fake.Page(_fake, request, files.Length, number => new JsonObject { ["name"] = files[number], ["size"] = 9 }));
        _fake.Map("GET", Repository + "/downloads/credit-2.4.0.zip", _ => FakeAnswer.Bytes(ZipBytes.Of(("garak.jsonl", "{}"))));
        _fake.Map("GET", Repository + "/downloads/card-ACB5820.json", _ => FakeAnswer.Json("{}"));
        fake.MapTo(_fake);

        AssertComplete(await CollectAsync(("tag", "v2.4.0")), 10);
        var kinds = _sink.All.ToDictionary(artifact => artifact.Name, artifact => artifact.Kind);
        Assert.Equal(ArtifactKinds.CiRun, kinds["build-statuses.json"]);
        Assert.Equal(ArtifactKinds.SecurityScan, kinds["reports/scan_1.json"]);
        Assert.Equal(ArtifactKinds.SecurityScan, kinds["reports/scan_1-annotations.json"]);
        Assert.Equal(ArtifactKinds.CodeReview, kinds["pull-requests/12.json"]);
        Assert.Contains("downloads/credit-2.4.0/garak.jsonl", kinds.Keys);
        Assert.Contains("downloads/card-ACB5820.json", kinds.Keys);
    }

    [Fact]
    public async Task Downloads_ThatTheSubjectNames_AreCollected()
    {
        var fake = new FakeBitbucket { Steps = 0 };
        string[] files = ["eval-a.json", "eval-b.json", "other.json"];
        _fake.Map("GET", Repository + "/downloads", request => fake.Page(_fake, request, files.Length, number => new JsonObject { ["name"] = files[number] }));
        _fake.Map("GET", Repository + "/downloads/{name}", request => FakeAnswer.Text(request.Route["name"]));
        fake.MapTo(_fake);

        AssertComplete(await CollectAsync(("branch", "main"), ("downloads", "eval-*.json, none")), 3);
        Assert.DoesNotContain(_sink.All, artifact => artifact.Name == "downloads/other.json");
    }

    [Theory]
    [InlineData("RUNNING", SourceState.Partial)]
    [InlineData("PAUSED", SourceState.Complete)]
    public async Task Pipeline_ThatIsNotOver_IsAGapUnlessItWaitsForAPerson(string state, SourceState expected)
    {
        new FakeBitbucket { State = state }.MapTo(_fake);

        var outcome = await CollectAsync(("pipeline", "7"));

        Assert.Equal(expected, outcome.State);
        Assert.All(outcome.Gaps, gap => Assert.Contains("not over", gap.Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Step_ThatNeverStarted_HasNoLog()
    {
        new FakeBitbucket { Describe = step => step.Remove("started_on") }.MapTo(_fake);

        AssertComplete(await CollectAsync(("pipeline", "7")), 2);
    }

    [Fact]
    public async Task Feature_ThatIsOff_IsAGapWhereItIsExpected()
    {
        new FakeBitbucket().MapTo(_fake);
        _options["expect"] = "reports";

        var outcome = await CollectAsync(("commit", FakeBitbucket.Sha));

        Assert.Contains("expect", Assert.Single(outcome.Gaps).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerOfAnotherProduct_IsAGap()
    {
        _fake.Map("GET", Repository + "/pipelines/{id}/steps", _ => FakeAnswer.Json("""{"isLastPage":true}"""));
        new FakeBitbucket().MapTo(_fake);

        Assert.Contains("without a list", Assert.Single((await CollectAsync(("pipeline", "7"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("branch", "main", "tag", "v1", "more than one")]
    [InlineData("repository", "credit", "tag", "v1", "which repository")]
    [InlineData("brunch", "main", "tag", "v1", "'branch'")]
    public async Task Subject_ThatSaysTooMuchOrTooLittle_IsAGap(string key, string value, string other, string otherValue, string why)
    {
        var outcome = await CollectAsync((key, value), (other, otherValue));

        Assert.Contains(why, Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.Empty(_fake.Requests);
    }

    [Fact]
    public async Task ApiToken_WithItsAccount_IsSentAsBasic()
    {
        new FakeBitbucket().MapTo(_fake);
        _options["email"] = "ada@acme.example";

        await CollectAsync(("pipeline", "7"));

        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ada@acme.example:ATBB-abcdefgh"));
        Assert.All(_fake.Requests, request => Assert.Equal(expected, request.Header("Authorization")));
    }

    private SourceDefinition Source => new("ci", "bitbucket", _options, new Dictionary<string, string> { ["token"] = "BITBUCKET_TOKEN" });

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] selector) =>
        ConnectorTypes.Find("bitbucket", _time, _logs.Loggers).Create(Source, new RotatingSecrets("ATBB-abcdefgh")).CollectAsync(
            [new Subject("ci", selector.ToDictionary(pair => pair.Key, pair => pair.Value))], _sink, CancellationToken.None);

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long)artifacts), (outcome.State, outcome.Received));
    }
}
