using System.Text;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Connectors.AzureMachineLearning;
using Evidence.Connectors.Described;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureDevOps;

public sealed class AzureDevOpsConnectorTests : IAsyncLifetime
{
    private const string Api = FakeAzureDevOps.Api;
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly Dictionary<string, string> _options = new() { ["organization"] = "acme", ["project"] = "credit", ["allow-private-addresses"] = "true" };
    private readonly Dictionary<string, string> _names = new() { ["token"] = "AZURE_DEVOPS_TOKEN" };
    private FakeSource _fake = null!;
    private FakeSource _releases = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _releases = await FakeSource.StartAsync();
        _options["url"] = _fake.Url.ToString();
        _sink = new RecordingSink(Source, _time);
    }

    public async Task DisposeAsync()
    {
        await _fake.DisposeAsync();
        await _releases.DisposeAsync();
        DescribedApis.Check("azure-devops", _fake);
    }

    [Theory]
    [InlineData("build", "1")]
    [InlineData("commit", FakeAzureDevOps.Sha)]
    [InlineData("commit", "acb5820")]
    public async Task Build_ById_OrOfACommit_BringsItsLog_AndNoOthers(string key, string value)
    {
        new FakeAzureDevOps { Builds = 5 }.MapTo(_fake);

        AssertComplete(await CollectAsync((key, value)), 2);
        var build = _sink.Named("builds/1/build.json");
        Assert.Equal((ArtifactKinds.CiRun, FakeAzureDevOps.Sha), (build.Kind, build.Provenance.Attributes!["git-commit"]));
        Assert.Equal("build 1 ran\n", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("builds/1/logs/1.log"))));
    }

    [Fact]
    public async Task Branch_NarrowedByPipelineAndDate_AsksForThoseAlone()
    {
        new FakeAzureDevOps().MapTo(_fake);

        AssertComplete(await CollectAsync(("branch", "main"), ("definition", "3"), ("since", "2026-08-31")), 2);
        var asked = _fake.Requests.Single(request => request.Path.EndsWith("/build/builds", StringComparison.Ordinal));
        Assert.Equal(("refs/heads/main", "3", "2026-08-31T00:00:00Z"), (asked.Query("branchName"), asked.Query("definitions"), asked.Query("minTime")));
    }

    [Fact]
    public async Task Artifacts_AreUnpacked_AndThoseOnAShareAreGaps()
    {
        _fake.Map("GET", Api + "/build/builds/1/artifacts", request => request.Query("artifactName") == "drop"
            ? FakeAnswer.Bytes(ZipBytes.Of(("drop/card.md", "# Card")), "application/zip")
            : FakeAzureDevOps.Values(AnArtifact("drop", "PipelineArtifact"), AnArtifact("share", "FilePath")));
        new FakeAzureDevOps().MapTo(_fake);

        var outcome = await CollectAsync(("build", "1"));

        Assert.Equal((SourceState.Partial, 5L, 4L), (outcome.State, outcome.Expected, outcome.Received));
        Assert.Contains("file share", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.Equal("# Card", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("builds/1/artifacts/drop/drop/card.md"))));
        Assert.Contains(_fake.Requests, request => request.Query("$format") == "zip");
    }

    [Fact]
    public async Task Timeline_LeadsToTheApprovalsOfItsCheckpoints()
    {
        _fake.Map("GET", Api + "/build/builds/1/timeline", _ => FakeAnswer.Json("{\"records\":[{\"id\":\"a-1\",\"type\":\"Checkpoint.Approval\"},{\"id\":\"t\",\"type\":\"Task\"},{\"id\":\"a-2\",\"type\":\"Checkpoint.Approval\"}]}"));
        _fake.Map("GET", Api + "/pipelines/approvals", request => request.Query("approvalIds") == "a-1,a-2" && request.Query("$expand") == "steps"
            ? FakeAzureDevOps.Values(new JsonObject { ["id"] = "a-1", ["status"] = "approved" }) : FakeAnswer.Error(400));
        new FakeAzureDevOps().MapTo(_fake);

        var outcome = await CollectAsync(("build", "1"));

        Assert.Equal(ArtifactKinds.Approval, _sink.Named("builds/1/approvals.json").Kind);
        Assert.Equal(ArtifactKinds.CiRun, _sink.Named("builds/1/timeline.json").Kind);
        Assert.Contains("names 2 and Azure DevOps gave 1", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_AreReadPageByPage_WithTheirAttachments()
    {
        _options["page-size"] = "2";
        _fake.Map("GET", Api + "/test/runs", request => request.Query("buildUri") == "vstfs:///Build/Build/1" && request.Query("$skip") is null
            ? FakeAzureDevOps.Values(new JsonObject { ["id"] = 40, ["name"] = "unit" }) : FakeAnswer.Error(400));
        _fake.Map("GET", Api + "/test/Runs/40/results", request => request.Query("$skip") switch
        {
            null => FakeAzureDevOps.Values(AResult(1), AResult(2)),
            "2" => FakeAzureDevOps.Values(AResult(3)),
            _ => FakeAnswer.Error(400),
        });
        _fake.Map("GET", Api + "/test/Runs/40/attachments", _ => FakeAzureDevOps.Values(new JsonObject { ["id"] = 9, ["fileName"] = "unit.trx", ["size"] = 10 }));
        _fake.Map("GET", Api + "/test/Runs/40/attachments/9", _ => FakeAnswer.Text("<TestRun/>"));
        new FakeAzureDevOps().MapTo(_fake);

        AssertComplete(await CollectAsync(("build", "1")), 6);
        Assert.Equal(ArtifactKinds.TestResults, _sink.Named("tests/40/results-2.json").Kind);
        Assert.Equal("<TestRun/>", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("tests/40/attachments/9-unit.trx"))));
    }

    [Fact]
    public async Task Releases_AreReadFromTheirOwnAddress_WithTheApprovalsOfPeople()
    {
        _options["releases-url"] = _releases.Url.ToString();
        _releases.Map("GET", Api + "/release/releases", request => request.Query("sourceId") == "p-1:3" && request.Query("artifactVersionId") == "1"
            ? FakeAnswer.Json("{\"value\":[{\"id\":6,\"name\":\"Release-6\",\"environments\":[{\"name\":\"production\",\"preDeployApprovals\":[{\"id\":71,\"isAutomated\":false,\"status\":\"approved\"},{\"id\":72,\"isAutomated\":true}]}]}]}")
            : FakeAnswer.Error(400));
        new FakeAzureDevOps().MapTo(_fake);

        var outcome = await CollectAsync(("build", "1"));

        AssertComplete(outcome, 4);
        Assert.Equal(_fake.Requests.Count + _releases.Requests.Count, outcome.Requests);
        Assert.Equal(ArtifactKinds.SoftwareRelease, _sink.Named("releases/6.json").Kind);
        Assert.Equal((ArtifactKinds.Approval, "production"), (_sink.Named("releases/approvals/71.json").Kind, _sink.Named("releases/approvals/71.json").Provenance.Attributes!["environment"]));
    }

    [Fact]
    public async Task RetryAfter_WithSuccess_IsHeeded()
    {
        new FakeAzureDevOps { Builds = 3 }.MapTo(_fake);
        _options["page-size"] = "2";
        var slow = FakeAzureDevOps.Values(new JsonObject { ["id"] = 1, ["lineCount"] = 3 }).With("Retry-After", "20");
        _fake.Fail(FakeFault.Answers(slow, request => request.Path.EndsWith("/logs", StringComparison.Ordinal), times: 1));

        AssertComplete(await CollectAsync(("build", "1")), 2);
        Assert.Contains(_time.Waits, wait => wait > TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task Host_WithAnIdentity_SignsInWithMicrosoftEntra()
    {
        _names.Clear();
        new FakeAzureDevOps().MapTo(_fake);
        var type = ConnectorTypes.Find("azure-devops", _time, _logs.Loggers, new RotatingCredential(new RotatingSecrets("entra-token-value"), _time));

        var outcome = await type.Create(Source, new RotatingSecrets("unused")).CollectAsync([ASubject(("build", "1"))], _sink, CancellationToken.None);

        AssertComplete(outcome, 2);
        Assert.All(_fake.Requests, request => Assert.Equal("Bearer entra-token-value", request.Header("Authorization")));
    }

    [Fact]
    public async Task Build_ThatIsNotOver_IsAGap()
    {
        new FakeAzureDevOps { Status = "inProgress" }.MapTo(_fake);

        Assert.Contains("inProgress", Assert.Single((await CollectAsync(("build", "1"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build", "9", "could not be found")]
    [InlineData("commit", "acb5", "too short")]
    [InlineData("comit", "acb5820", "Did you mean 'commit'?")]
    public async Task Subject_ThatGivesNothing_IsAGapWithARemedy(string key, string value, string why)
    {
        new FakeAzureDevOps().MapTo(_fake);

        var gap = Assert.Single((await CollectAsync((key, value))).Gaps);

        Assert.Contains(why, gap.Why, StringComparison.Ordinal);
        Assert.NotNull(gap.Remedy);
    }

    private SourceDefinition Source => new("builds", "azure-devops", _options, _names);

    private static JsonObject AnArtifact(string name, string type) => new() { ["id"] = name.Length, ["name"] = name, ["resource"] = new JsonObject { ["type"] = type, ["data"] = "1" } };

    private static JsonObject AResult(int id) => new() { ["id"] = id, ["outcome"] = "Passed" };

    private static Subject ASubject(params (string Key, string Value)[] selector) => new("builds", selector.ToDictionary(pair => pair.Key, pair => pair.Value));

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] selector) =>
        ConnectorTypes.Find("azure-devops", _time, _logs.Loggers).Create(Source, new RotatingSecrets("pat-abcdefgh")).CollectAsync([ASubject(selector)], _sink, CancellationToken.None);

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
