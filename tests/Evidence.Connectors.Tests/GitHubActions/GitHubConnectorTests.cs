using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Connectors.Described;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.GitHubActions;

public sealed class GitHubConnectorTests : IAsyncLifetime
{
    private const string Repository = "/repos/acme/credit";
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly Dictionary<string, string> _options = new() { ["repository"] = "acme/credit" };
    private readonly Dictionary<string, string> _names = new() { ["token"] = "GITHUB_TOKEN" };
    private string _secret = "ghp_abcdefgh";
    private FakeSource _fake = null!;
    private FakeSource _storage = null!;
    private RecordingSink? _sink;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _storage = await FakeSource.StartAsync();
        _options["url"] = _fake.Url.ToString();
        _options["allow-private-addresses"] = "true";
    }

    public async Task DisposeAsync()
    {
        await _fake.DisposeAsync();
        await _storage.DisposeAsync();
        DescribedApis.Check("github", _fake);
    }

    [Theory]
    [InlineData("commit", FakeGitHub.Sha)]
    [InlineData("tag", "v2.4.0")]
    [InlineData("branch", "main")]
    public async Task Commit_ByAnyName_BringsItsRunsWithJobsAndLogs(string key, string value)
    {
        new FakeGitHub { Jobs = 2 }.MapTo(_fake);

        var outcome = await CollectAsync((key, value));

        AssertComplete(outcome, 5);
        var run = _sink!.Named("runs/7/run.json");
        Assert.Equal((ArtifactKinds.CiRun, FakeGitHub.Sha), (run.Kind, run.Provenance.Attributes!["git-commit"]));
        Assert.Equal("2026-09-01T10:06:00Z job 101 ran\n", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("runs/7/logs/101.log"))));
        Assert.All(_fake.Requests, request => Assert.Equal("2022-11-28", request.Header("X-GitHub-Api-Version")));
    }

    [Fact]
    public async Task Artifact_BehindARedirect_IsUnpacked_AndTheOtherHostGetsNoToken()
    {
        new FakeGitHub { Artifacts = [("evidence", false)] }.MapTo(_fake);
        _storage.Map("GET", "/blob", _ => FakeAnswer.Bytes(ZipBytes.Of(("fairness.json", "{}"), ("deep/junit.xml", "<testsuites/>")), "application/zip"));
        _fake.Map("GET", Repository + "/actions/artifacts/900/zip", _ => FakeAnswer.Redirect(new Uri(_storage.Url, "blob?sig=abcdefghij")));

        var outcome = await CollectAsync(("run", "7"));

        AssertComplete(outcome, 6);
        Assert.Equal("{}", Encoding.UTF8.GetString(_sink!.BytesOf(_sink.Named("runs/7/artifacts/evidence-900/fairness.json"))));
        Assert.Equal("application/xml", _sink.Named("runs/7/artifacts/evidence-900/deep/junit.xml").MediaType);
        Assert.DoesNotContain(_storage.Requests, request => request.Header("Authorization") is not null);
    }

    [Fact]
    public async Task Artifact_ThatExpired_IsAGap_AndTheOthersAreCollected()
    {
        new FakeGitHub { Artifacts = [("old", true), ("gone", false), ("new", false)] }.MapTo(_fake);
        _fake.Map("GET", Repository + "/actions/artifacts/901/zip", _ => FakeAnswer.Error(410, "Artifact has expired"));
        _fake.Map("GET", Repository + "/actions/artifacts/902/zip", _ => FakeAnswer.Bytes(ZipBytes.Of(("a.json", "{}"))));

        var outcome = await CollectAsync(("run", "7"));

        Assert.Equal((SourceState.Partial, 7L, 5L), (outcome.State, outcome.Expected, outcome.Received));
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("'old' of workflow run 7 expired on 2026-11-30", StringComparison.Ordinal));
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("410", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Features_ThatAreOff_AreNoGap_UnlessExpected()
    {
        new FakeGitHub().MapTo(_fake);
        _fake.Map("GET", Repository + "/code-scanning/analyses", _ => FakeAnswer.Error(403, "Advanced Security must be enabled for this repository to use code scanning."));
        AssertComplete(await CollectAsync(("commit", FakeGitHub.Sha)), 3);

        _options["expect"] = "code-scanning";
        var outcome = await CollectAsync(("commit", FakeGitHub.Sha));

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("not enabled", StringComparison.Ordinal) && gap.Why.Contains("Advanced Security", StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Gaps, gap => gap.What.Contains("SBOM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feature_ThatTheTokenMayNotRead_IsAGap()
    {
        new FakeGitHub().MapTo(_fake);
        _fake.Map("GET", Repository + "/code-scanning/alerts", _ => FakeAnswer.Error(403, "Resource not accessible by integration"));

        var outcome = await CollectAsync(("commit", FakeGitHub.Sha));

        var gap = Assert.Single(outcome.Gaps);
        Assert.Contains("Resource not accessible", gap.Why, StringComparison.Ordinal);
        Assert.Contains("docs/connectors/github-actions.md", gap.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeScanning_OfTheCommitAlone_IsKeptAsSarif()
    {
        new FakeGitHub().MapTo(_fake);
        JsonObject Analysis(int number) => new()
        {
            ["id"] = 300 + number, ["commit_sha"] = number == 1 ? FakeGitHub.Sha : "other", ["created_at"] = number == 3 ? "2026-08-01T00:00:00Z" : "2026-09-02T00:00:00Z",
            ["tool"] = new JsonObject { ["name"] = "CodeQL" },
        };
        _fake.Map("GET", Repository + "/code-scanning/analyses", request => Pages.Of(_fake, request, 4, Analysis));
        _fake.Map("GET", Repository + "/code-scanning/analyses/301", request =>
            request.Header("Accept") == "application/sarif+json" ? FakeAnswer.Text("{\"version\":\"2.1.0\",\"runs\":[]}", "application/sarif+json") : FakeAnswer.Error(400));

        AssertComplete(await CollectAsync(("commit", FakeGitHub.Sha)), 4);
        var sarif = _sink!.Named("code-scanning/301.sarif");
        Assert.Equal((ArtifactKinds.SecurityScan, "CodeQL"), (sarif.Kind, sarif.Provenance.Attributes!["tool"]));
    }

    [Fact]
    public async Task Tag_WithARelease_BringsItsNotesAssetsSbomReviewsApprovalsAndDeployments()
    {
        MapReleased();

        var outcome = await CollectAsync(("tag", "v2.4.0"));

        Assert.Empty(outcome.Gaps);
        var kinds = _sink!.All.ToDictionary(artifact => artifact.Name, artifact => artifact.Kind);
        Assert.Equal(ArtifactKinds.SoftwareRelease, kinds["releases/v2.4.0/release.json"]);
        Assert.Equal(ArtifactKinds.Sbom, kinds["sbom.spdx.json"]);
        Assert.Equal(ArtifactKinds.CodeReview, kinds["pulls/12.json"]);
        Assert.Equal(ArtifactKinds.CodeReview, kinds["pulls/12-reviews.json"]);
        Assert.Equal(ArtifactKinds.Approval, kinds["runs/7/approvals.json"]);
        Assert.Equal(ArtifactKinds.CiRun, kinds["deployments/5-statuses.json"]);
        Assert.Contains("commits/" + FakeGitHub.Sha + "/check-runs.json", kinds.Keys);
        Assert.Equal("# Model card", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("releases/v2.4.0/assets/card.md"))));
        Assert.Equal("{\"spdxVersion\":\"SPDX-2.3\"}", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("sbom.spdx.json"))));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task SecondaryLimit_ThatOnlyItsWordsTell_WaitsAMinute(int status)
    {
        new FakeGitHub().MapTo(_fake);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Error(status, "You have exceeded a secondary rate limit.").With("x-ratelimit-remaining", "4000"), IsJobs, times: 1));

        AssertComplete(await CollectAsync(("run", "7")), 3);
        Assert.Contains(_time.Waits, wait => wait >= TimeSpan.FromSeconds(59));
    }

    [Fact]
    public async Task PrimaryLimit_IsWaitedForUntilItsReset()
    {
        new FakeGitHub().MapTo(_fake);
        var reset = _time.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();
        _fake.Fail(FakeFault.Status(403, IsJobs, times: 1, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{reset}")));

        AssertComplete(await CollectAsync(("run", "7")), 3);
        Assert.True(_time.Waited >= TimeSpan.FromMinutes(9));
    }

    [Fact]
    public async Task Listing_ShorterThanItsTotal_IsAGap()
    {
        new FakeGitHub().MapTo(_fake);
        _fake.Fail(FakeFault.Answers(FakeAnswer.Json("{\"total_count\": 3, \"jobs\": []}"), IsJobs));

        var outcome = await CollectAsync(("run", "7"));

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains("states 3 items and listed 0", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatIsNotOver_IsAGap()
    {
        new FakeGitHub { Status = "in_progress" }.MapTo(_fake);

        Assert.Contains("in_progress", Assert.Single((await CollectAsync(("run", "7"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_AsArchive_AreOneRequestARun_AndUnpacked()
    {
        new FakeGitHub { Jobs = 3 }.MapTo(_fake);
        _fake.Map("GET", Repository + "/actions/runs/7/logs", _ => FakeAnswer.Bytes(ZipBytes.Of(("0_test.txt", "one"), ("1_test.txt", "two")), "application/zip"));
        _options["logs-as"] = "archive";

        AssertComplete(await CollectAsync(("run", "7")), 7);
        Assert.Equal("two", Encoding.UTF8.GetString(_sink!.BytesOf(_sink.Named("runs/7/logs/1_test.txt"))));
    }

    [Fact]
    public async Task App_BuysATokenOfItsInstallation_WithASignedOne()
    {
        using var key = RSA.Create(2048);
        _secret = key.ExportRSAPrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal);
        _names.Clear();
        _names["private-key"] = "APP_KEY";
        _options["app-id"] = "42";
        _options["installation-id"] = "77";
        new FakeGitHub().MapTo(_fake);
        _fake.Map("POST", "/app/installations/77/access_tokens", request =>
            IsSignedBy(key, request.Header("Authorization")!) ? FakeAnswer.Json(new { token = "ghs_installation", expires_at = "2026-10-01T13:00:00Z" }) with { Status = 201 } : FakeAnswer.Error(401));

        AssertComplete(await CollectAsync(("run", "7")), 3);
        Assert.All(_fake.Requests.Where(request => request.Method == "GET"), request => Assert.Equal("Bearer ghs_installation", request.Header("Authorization")));
        Assert.Single(_fake.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task App_WithAKeyThatIsNone_Fails_WithoutShowingIt()
    {
        _secret = "not-a-key-at-all";
        _names.Clear();
        _names["private-key"] = "APP_KEY";
        _options["app-id"] = "42";
        _options["installation-id"] = "77";

        var outcome = await CollectAsync(("run", "7"));

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("no RSA key", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.DoesNotContain(_secret, outcome.Gaps[0].ToString() + _logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "8", "404")]
    [InlineData("commmit", "abc", "Did you mean 'commit'?")]
    public async Task Subject_ThatGivesNothing_IsAGapWithARemedy(string key, string value, string why)
    {
        new FakeGitHub().MapTo(_fake);

        var gap = Assert.Single((await CollectAsync((key, value))).Gaps);

        Assert.Contains(why, gap.Why, StringComparison.Ordinal);
        Assert.NotNull(gap.Remedy);
    }

    [Theory]
    [InlineData("repository", "credit")]
    [InlineData("repository", "../user")]
    [InlineData("collect", "runs, job")]
    [InlineData("page-size", "101")]
    [InlineData("app-id", "42")]
    [InlineData("installation-id", "../../user")]
    public void Options_OutOfRange_AreProblems(string name, string value)
    {
        _options[name] = value;

        Assert.NotEmpty(Type.Validate(Source));
    }

    private IEvidenceConnectorType Type => ConnectorTypes.Find("github-actions", _time, _logs.Loggers);

    private SourceDefinition Source => new("ci", "github-actions", _options, _names);

    private static bool IsJobs(FakeRequest request) => request.Path.EndsWith("/jobs", StringComparison.Ordinal);

    private void MapReleased()
    {
        _fake.Map("GET", Repository + "/actions/runs/7/approvals", _ => FakeAnswer.Json("[{\"state\":\"approved\",\"comment\":\"ok\",\"user\":{\"login\":\"ada\"}}]"));
        _fake.Map("GET", Repository + "/commits/" + FakeGitHub.Sha + "/check-runs", request => Pages.Of(_fake, request, 2, number => new JsonObject { ["id"] = number }, "check_runs"));
        _fake.Map("GET", Repository + "/commits/" + FakeGitHub.Sha + "/pulls", request => Pages.Of(_fake, request, 1, _ => new JsonObject { ["id"] = 1, ["number"] = 12 }));
        _fake.Map("GET", Repository + "/pulls/12/reviews", request => Pages.Of(_fake, request, 2, number => new JsonObject { ["id"] = number, ["state"] = "APPROVED" }));
        _fake.Map("GET", Repository + "/deployments", request => Pages.Of(_fake, request, 1, _ => new JsonObject { ["id"] = 5, ["environment"] = "production" }));
        _fake.Map("GET", Repository + "/deployments/5/statuses", request => Pages.Of(_fake, request, 1, _ => new JsonObject { ["id"] = 6, ["state"] = "success" }));
        _fake.Map("GET", Repository + "/dependency-graph/sbom", _ => FakeAnswer.Json("{\"sbom\":{\"spdxVersion\":\"SPDX-2.3\"}}"));
        _fake.Map("GET", Repository + "/releases/tags/v2.4.0", _ => FakeAnswer.Json("{\"id\":3,\"tag_name\":\"v2.4.0\",\"body\":\"notes\"}"));
        _fake.Map("GET", Repository + "/releases/3/assets", request => Pages.Of(_fake, request, 1, _ => new JsonObject { ["id"] = 4, ["name"] = "card.md", ["size"] = 12 }));
        _fake.Map("GET", Repository + "/releases/assets/4", _ => FakeAnswer.Text("# Model card"));
        new FakeGitHub().MapTo(_fake);
    }

    private static bool IsSignedBy(RSA key, string authorization)
    {
        var parts = authorization["Bearer ".Length..].Split('.');
        var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))!;
        return (string?)claims["iss"] == "42"
            && (long)claims["exp"]! - (long)claims["iat"]! <= 600
            && key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] selector)
    {
        _sink = new RecordingSink(Source, _time);
        var subject = new Subject("ci", selector.ToDictionary(pair => pair.Key, pair => pair.Value));
        return Type.Create(Source, new RotatingSecrets(_secret)).CollectAsync([subject], _sink, CancellationToken.None);
    }

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
