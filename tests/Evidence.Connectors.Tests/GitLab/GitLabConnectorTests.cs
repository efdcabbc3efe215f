using System.Text;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.GitLab;

public sealed class GitLabConnectorTests : IAsyncLifetime
{
    private const string Project = FakeGitLab.Project;
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly Dictionary<string, string> _options = new() { ["project"] = "acme/credit", ["allow-private-addresses"] = "true" };
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
    [InlineData("commit", FakeGitLab.Sha)]
    [InlineData("ref", "main")]
    [InlineData("tag", "v2.4.0")]
    public async Task Commit_ByAnyName_BringsItsPipelinesWithJobsAndTraces(string key, string value)
    {
        new FakeGitLab { Jobs = 2 }.MapTo(_fake);

        AssertComplete(await CollectAsync((key, value)), 5);
        Assert.Equal((ArtifactKinds.CiRun, FakeGitLab.Sha), (_sink.Named("pipelines/7/pipeline.json").Kind, _sink.Named("pipelines/7/pipeline.json").Provenance.Attributes!["git-commit"]));
        Assert.Equal("job 101 ran\n", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("pipelines/7/jobs/101.log"))));
        Assert.All(_fake.Requests, request => Assert.Equal("glpat-abcdefgh", request.Header("PRIVATE-TOKEN")));
    }

    [Fact]
    public async Task Artifacts_AreUnpacked_AndReportsOutsideTheArchiveAreGaps()
    {
        new FakeGitLab
        {
            Describe = job =>
            {
                job["artifacts_file"] = new JsonObject { ["filename"] = "artifacts.zip", ["size"] = 300 };
                job["artifacts"] = new JsonArray(
                    Report("archive", "artifacts.zip"), Report("trace", "job.log"), Report("sast", "gl-sast-report.json"), Report("cyclonedx", "gl-sbom.cdx.json.gz"), Report("dast", "gl-dast-report.json"));
            },
        }.MapTo(_fake);
        _fake.Map("GET", Project + "/jobs/100/artifacts", _ => FakeAnswer.Bytes(ZipBytes.Of(("gl-sast-report.json", "{\"scan\":1}"), ("gl-sbom.cdx.json", "{}")), "application/zip"));

        var outcome = await CollectAsync(("pipeline", "7"));

        Assert.Equal("{\"scan\":1}", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("pipelines/7/jobs/100/artifacts/gl-sast-report.json"))));
        Assert.Equal((SourceState.Partial, 7L, 6L), (outcome.State, outcome.Expected, outcome.Received));
        Assert.Contains("gl-dast-report.json", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("artifacts_expire_at", "expired on 2026-09-05")]
    [InlineData("erased_at", "erased on 2026-09-05")]
    public async Task Content_ThatIsGone_IsAGap(string member, string why)
    {
        new FakeGitLab { Describe = job => job[member] = "2026-09-05T00:00:00Z" }.MapTo(_fake);

        var outcome = await CollectAsync(("pipeline", "7"));

        Assert.Contains(why, Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.Equal(outcome.Expected - 1, outcome.Received);
    }

    [Fact]
    public async Task Job_ThatNeverStarted_HasNoTrace()
    {
        new FakeGitLab { Describe = job => job["started_at"] = null }.MapTo(_fake);

        AssertComplete(await CollectAsync(("pipeline", "7")), 2);
    }

    [Fact]
    public async Task ChildPipelines_AreCollectedOnce()
    {
        _fake.Map("GET", Project + "/pipelines/7/bridges", _ => FakeAnswer.Json("[{\"id\":1,\"downstream_pipeline\":{\"id\":8,\"project_id\":1}},{\"id\":2,\"downstream_pipeline\":{\"id\":99,\"project_id\":2}}]"));
        _fake.Map("GET", Project + "/pipelines/8/bridges", _ => FakeAnswer.Json("[{\"id\":3,\"downstream_pipeline\":{\"id\":7,\"project_id\":1}}]"));
        _fake.Map("GET", Project + "/pipelines/8", _ => FakeAnswer.Json(new FakeGitLab().Pipeline(8).ToJsonString()));
        _fake.Map("GET", Project + "/pipelines/8/jobs", _ => FakeAnswer.Json("[]"));
        new FakeGitLab().MapTo(_fake);

        AssertComplete(await CollectAsync(("pipeline", "7")), 4);
        Assert.Contains(_sink.Progress, line => line.Contains("pipeline 99 of project 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tag_WithARelease_BringsReportsReviewsAndApprovals()
    {
        _fake.Map("GET", Project + "/pipelines/7/test_report", _ => FakeAnswer.Json("{\"total_count\":3,\"test_suites\":[]}"));
        _fake.Map("GET", Project + "/vulnerability_findings", request => Pages.Of(_fake, request, 130, number => new JsonObject { ["id"] = number, ["severity"] = "high" }));
        _fake.Map("GET", Project + "/releases/v2.4.0", _ => FakeAnswer.Json("{\"tag_name\":\"v2.4.0\",\"released_at\":\"2026-09-02T00:00:00Z\"}"));
        _fake.Map("GET", Project + "/repository/commits/" + FakeGitLab.Sha + "/merge_requests", _ => FakeAnswer.Json("[{\"id\":500,\"iid\":12,\"merged_at\":\"2026-09-01T00:00:00Z\"}]"));
        _fake.Map("GET", Project + "/merge_requests/12/approvals", _ => FakeAnswer.Json("{\"approved\":true,\"approved_by\":[{\"user\":{\"username\":\"ada\"}}]}"));
        new FakeGitLab().MapTo(_fake);

        AssertComplete(await CollectAsync(("tag", "v2.4.0")), 9);
        var kinds = _sink.All.ToDictionary(artifact => artifact.Name, artifact => artifact.Kind);
        Assert.Equal(ArtifactKinds.TestResults, kinds["pipelines/7/test-report.json"]);
        Assert.Equal(ArtifactKinds.SecurityScan, kinds["pipelines/7/security-findings-2.json"]);
        Assert.Equal(ArtifactKinds.SoftwareRelease, kinds["releases/v2.4.0.json"]);
        Assert.Equal(ArtifactKinds.CodeReview, kinds["merge-requests/12.json"]);
        Assert.Equal(ArtifactKinds.Approval, kinds["merge-requests/12-approvals.json"]);
    }

    [Fact]
    public async Task Feature_ThatIsOff_IsAGapWhereItIsExpected()
    {
        new FakeGitLab().MapTo(_fake);
        AssertComplete(await CollectAsync(("pipeline", "7")), 3);

        _options["expect"] = "security";

        Assert.Contains("not enabled", Assert.Single((await CollectAsync(("pipeline", "7"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_ThatIsSpent_IsWaitedFor_BeforeItIsExceeded()
    {
        new FakeGitLab().MapTo(_fake);
        var reset = _time.GetUtcNow().AddSeconds(45).ToUnixTimeSeconds();
        var spent = FakeAnswer.Json(new FakeGitLab().Pipeline(7).ToJsonString()).With("RateLimit-Remaining", "0").With("RateLimit-Reset", $"{reset}");
        _fake.Fail(FakeFault.Answers(spent, request => request.Path.EndsWith("/pipelines/7", StringComparison.Ordinal), times: 1));

        AssertComplete(await CollectAsync(("pipeline", "7")), 3);
        Assert.Contains(_time.Waits, wait => wait > TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task Pipeline_ThatIsNotOver_IsAGap()
    {
        new FakeGitLab { Status = "running" }.MapTo(_fake);

        Assert.Contains("running", Assert.Single((await CollectAsync(("pipeline", "7"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipeline", "8", "404")]
    [InlineData("pipline", "7", "Did you mean 'pipeline'?")]
    public async Task Subject_ThatGivesNothing_IsAGapWithARemedy(string key, string value, string why)
    {
        new FakeGitLab().MapTo(_fake);

        var gap = Assert.Single((await CollectAsync((key, value))).Gaps);

        Assert.Contains(why, gap.Why, StringComparison.Ordinal);
        Assert.NotNull(gap.Remedy);
    }

    private SourceDefinition Source => new("ci", "gitlab", _options, new Dictionary<string, string> { ["token"] = "GITLAB_TOKEN" });

    private static JsonObject Report(string type, string name) => new() { ["file_type"] = type, ["filename"] = name };

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] selector)
    {
        var subject = new Subject("ci", selector.ToDictionary(pair => pair.Key, pair => pair.Value));
        return ConnectorTypes.Find("gitlab", _time, _logs.Loggers).Create(Source, new RotatingSecrets("glpat-abcdefgh")).CollectAsync([subject], _sink, CancellationToken.None);
    }

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
