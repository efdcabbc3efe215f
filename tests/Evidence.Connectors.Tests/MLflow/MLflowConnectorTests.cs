using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Described;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.MLflow;

public sealed class MLflowConnectorTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private FakeSource _fake = null!;
    private SourceDefinition _source = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _source = new SourceDefinition("tracking", "mlflow", new Dictionary<string, string> { ["url"] = _fake.Url.ToString() }, new Dictionary<string, string>());
        _sink = new RecordingSink(_source, _time);
    }

    public async Task DisposeAsync()
    {
        await _fake.DisposeAsync();
        DescribedApis.Check("mlflow", _fake);
    }

    [Fact]
    public async Task Run_ById_IsKeptAsTheServerAnswersIt()
    {
        var answer = "{\"run\": {\n  \"info\": {\"run_id\": \"abc\", \"experiment_id\": \"1\", \"status\": \"FINISHED\", \"end_time\": 1760000390000},\n"
            + "  \"data\": {}, \"inputs\": {\"dataset_inputs\": [{\"dataset\": {\"name\": \"german_credit\"}}]}}}";
        _fake.Map("GET", "/api/2.0/mlflow/runs/get", _ => FakeAnswer.Json(answer));
        new FakeMLflow(0).MapTo(_fake);

        await CollectAsync(("run", "abc"), ("artifacts", "false"));

        var artifact = _sink.Named("runs/abc/run.json");
        Assert.Equal(answer, Encoding.UTF8.GetString(_sink.BytesOf(artifact)));
        Assert.Equal(ArtifactKinds.TrainingRun, artifact.Kind);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1760000390000), artifact.Provenance.ProducedAt);
        Assert.Equal("abc", artifact.Provenance.Subject);
    }

    [Fact]
    public async Task Runs_OfAPage_HaveTheBytesOfTheirPage()
    {
        new FakeMLflow(2).MapTo(_fake);

        await CollectAsync(("experiment", "credit"));

        var kept = Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named($"runs/{FakeMLflow.RunId(1)}/run.json")));
        using var client = new HttpClient();
        Assert.Equal(await client.GetStringAsync(new Uri(_fake.Url, $"api/2.0/mlflow/runs/get?run_id={FakeMLflow.RunId(1)}")), kept);
        Assert.Equal("acb5820", _sink.Named($"runs/{FakeMLflow.RunId(1)}/run.json").Provenance.Attributes!["git-commit"]);
    }

    [Fact]
    public async Task Run_WithNestedRuns_BringsThemAtAnyDepth_AndNoOthers()
    {
        new FakeMLflow(5) { Parents = new() { [1] = 0, [2] = 1, [3] = 4 } }.MapTo(_fake);

        AssertComplete(await CollectAsync(("run", FakeMLflow.RunId(0)), ("artifacts", "false")), 3);
        Assert.Equal([0, 1, 2], RunsCollected());
    }

    [Fact]
    public async Task Run_ByName_IsFoundInItsExperiment()
    {
        new FakeMLflow(3).MapTo(_fake);

        AssertComplete(await CollectAsync(("experiment", "credit"), ("run", "run-2"), ("artifacts", "false")), 1);
        Assert.Equal([2], RunsCollected());
    }

    [Theory]
    [InlineData("experiment", "nope", "no experiment 'nope'")]
    [InlineData("run", "nope", "no run 'nope'")]
    [InlineData("model", "nope", "no registered model 'nope'")]
    [InlineData("experimnt", "credit", "Did you mean 'experiment'?")]
    [InlineData("artifacts", "true", "does not say what to collect")]
    public async Task Subject_ThatGivesNothing_IsAGapWithARemedy(string key, string value, string why)
    {
        _fake.Map("GET", "/api/2.0/mlflow/registered-models/get", _ => FakeMLflow.Absent);
        new FakeMLflow(1).MapTo(_fake);

        var outcome = await CollectAsync((key, value));

        Assert.Equal(SourceState.Partial, outcome.State);
        var gap = Assert.Single(outcome.Gaps);
        Assert.Contains(why, gap.Why, StringComparison.Ordinal);
        Assert.NotNull(gap.Remedy);
    }

    [Fact]
    public async Task Subject_ThatIsMissing_DoesNotKeepOthersFromBeingCollected()
    {
        new FakeMLflow(1).MapTo(_fake);

        var outcome = await CollectAsync([ASubject(("experiment", "nope")), ASubject(("experiment", "credit"))]);

        Assert.Equal((SourceState.Partial, 3L), (outcome.State, outcome.Received));
    }

    [Fact]
    public async Task Subjects_ThatOverlap_GiveEachArtifactOnce()
    {
        new FakeMLflow(2).MapTo(_fake);

        AssertComplete(await CollectAsync([ASubject(("experiment", "credit")), ASubject(("run", FakeMLflow.RunId(1))), ASubject(("experiment", "credit"))]), 5);
    }

    [Fact]
    public async Task Address_WithoutMLflow_Fails()
    {
        var outcome = await CollectAsync(("experiment", "credit"));

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("There is no MLflow at", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_ThatIsWrong_IsQuoted()
    {
        _fake.Map("POST", "/api/2.0/mlflow/runs/search", _ => FakeAnswer.Json(new { error_code = "INVALID_PARAMETER_VALUE", message = "Invalid comparator '>>'" }) with { Status = 400 });
        new FakeMLflow(1).MapTo(_fake);

        var outcome = await CollectAsync(("experiment", "credit"), ("filter", "metrics.accuracy >> 1"));

        Assert.Contains("Invalid comparator '>>'", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.Equal("metrics.accuracy >> 1", (string?)_fake.Requests.Single(request => request.Path.EndsWith("runs/search", StringComparison.Ordinal)).Json["filter"]);
    }

    [Fact]
    public async Task Server_ThatTakesSmallPagesOnly_IsAskedForSmallerOnes()
    {
        new FakeMLflow(700).MapTo(_fake);
        _fake.Fail(FakeFault.Answers(
            FakeAnswer.Json(new { error_code = "INVALID_PARAMETER_VALUE", message = "Invalid value for parameter 'max_results' supplied" }) with { Status = 400 },
            request => request.Path.EndsWith("runs/search", StringComparison.Ordinal) && (int)request.Json["max_results"]! > 300));

        AssertComplete(await CollectAsync(("experiment", "credit"), ("artifacts", "false")), 701);
    }

    [Fact]
    public async Task TenThousandRuns_TakeOneRequestAPage()
    {
        new FakeMLflow(10_000).MapTo(_fake);
        _source = _source with { Options = new Dictionary<string, string>(_source.Options) { ["metric-history"] = "false", ["logged-models"] = "false", ["traces"] = "false" } };

        var outcome = await CollectAsync(("experiment", "credit"), ("artifacts", "false"));

        AssertComplete(outcome, 10_001);
        Assert.Equal(11, outcome.Requests);
    }

    [Fact]
    public async Task Experiments_ByPattern_AreSearchedFor()
    {
        new FakeMLflow(1).MapTo(_fake);

        AssertComplete(await CollectAsync(("experiment", "*cred*")), 3);
        Assert.Equal("name LIKE '%cred%'", (string?)_fake.Requests.First().Json["filter"]);
    }

    [Fact]
    public async Task MetricHistory_OfManyRuns_IsAskedForAtOnce_AndKeptByRun()
    {
        new FakeMLflow(150) { Values = 3 }.MapTo(_fake);

        AssertComplete(await CollectAsync(("experiment", "credit"), ("artifacts", "false")), 301);
        Assert.Equal(4, _fake.Requests.Count(request => request.Path.EndsWith("get-history-bulk", StringComparison.Ordinal)));
        Assert.DoesNotContain(_fake.Requests, request => request.Path.EndsWith("get-history", StringComparison.Ordinal));
        var history = _sink.Named($"runs/{FakeMLflow.RunId(149)}/metric-history.json");
        Assert.Equal(6, JsonDocument.Parse(_sink.BytesOf(history)).RootElement.GetProperty("metrics").GetArrayLength());
        Assert.Equal("kept", _sink.Named($"runs/{FakeMLflow.RunId(149)}/run.json").Provenance.Attributes!["metric-history"]);
    }

    [Fact]
    public async Task MetricHistory_OfASystemWithoutBulk_IsAskedForRunByRun()
    {
        _fake.Map("GET", "/ajax-api/{*rest}", _ => FakeAnswer.Text("<html>", "text/html") with { Status = 404 });
        new FakeMLflow(3) { Values = 3 }.MapTo(_fake);

        AssertComplete(await CollectAsync(("experiment", "credit"), ("artifacts", "false")), 7);
        Assert.Equal(6, JsonDocument.Parse(_sink.BytesOf(_sink.Named($"runs/{FakeMLflow.RunId(2)}/metric-history.json"))).RootElement.GetProperty("metrics").GetArrayLength());
    }

    [Fact]
    public async Task MetricHistory_ThatFails_IsAGap_AndAskedForNextTime()
    {
        new FakeMLflow(1) { Values = 2 }.MapTo(_fake);
        _fake.Fail(FakeFault.Status(500, request => request.Path.Contains("get-history", StringComparison.Ordinal)));
        var first = await CollectAsync(("run", FakeMLflow.RunId(0)), ("artifacts", "false"));
        _fake.Heal();
        _fake.Forget();

        var second = await CollectAsync(("run", FakeMLflow.RunId(0)), ("artifacts", "false"));

        Assert.Contains("Metric history of run", Assert.Single(first.Gaps).What, StringComparison.Ordinal);
        AssertComplete(second, 2);
        Assert.Equal(2, _fake.Requests.Count(request => request.Path.Contains("get-history", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task MetricHistory_OfRunsThatHaveNotChanged_IsNotAskedForAgain()
    {
        new FakeMLflow(30) { Values = 2 }.MapTo(_fake);
        await CollectAsync(("experiment", "credit"));
        _fake.Forget();
        _sink.BeginAgain();

        var outcome = await CollectAsync(("experiment", "credit"));

        AssertComplete(outcome, 91);
        Assert.Equal(91, outcome.AlreadyKnown);
        Assert.DoesNotContain(_fake.Requests, request => request.Path.Contains("get-history", StringComparison.Ordinal));
        Assert.Equal(91, _sink.Confirmed.Count);
    }

    [Fact]
    public async Task Files_OfAServerWithoutProxy_ComeThroughItsPages()
    {
        _fake.Map("GET", "/api/2.0/mlflow-artifacts/{*path}", _ => FakeAnswer.Error(404, "disabled"));
        _fake.Map("GET", "/get-artifact", request => FakeAnswer.Text($"# Model card of run {int.Parse(request.Query("run_uuid")!)}\n", "text/markdown"));
        new FakeMLflow(3).MapTo(_fake);

        AssertComplete(await CollectAsync(("experiment", "credit")), 7);
        Assert.InRange(_fake.Requests.Count(request => request.Path.Contains("mlflow-artifacts", StringComparison.Ordinal)), 1, 3);
    }

    [Fact]
    public async Task Files_WithPathsThatLeaveTheRun_AreNotAskedFor()
    {
        _fake.Map("GET", "/api/2.0/mlflow/artifacts/list", _ => FakeAnswer.Json("""{"files":[{"path":"../../secret","is_dir":false,"file_size":1},{"path":"","is_dir":true}]}"""));
        new FakeMLflow(1).MapTo(_fake);

        var outcome = await CollectAsync(("run", FakeMLflow.RunId(0)));

        Assert.Equal(2, outcome.Gaps.Count);
        Assert.DoesNotContain(_fake.Requests, request => request.Path.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Model_WithAlias_BringsItsVersionAndTheRunItComesFrom()
    {
        MapModel();

        AssertComplete(await CollectAsync(("model", "credit-lgbm"), ("alias", "champion")), 4);
        var version = _sink.Named("models/credit-lgbm/versions/2.json");
        Assert.Equal((ArtifactKinds.RegisteredModel, "credit-lgbm 2"), (version.Kind, version.Provenance.Subject));
        Assert.Equal([1], RunsCollected());
    }

    [Fact]
    public async Task Model_WithoutVersion_BringsAllItsVersions()
    {
        MapModel();

        AssertComplete(await CollectAsync(("model", "credit-lgbm"), ("artifacts", "false")), 5);
        Assert.Equal([0, 1], RunsCollected());
    }

    [Fact]
    public async Task Model_WithoutThatAlias_IsAGap()
    {
        MapModel();

        var outcome = await CollectAsync(("model", "credit-lgbm"), ("alias", "challenger"));

        Assert.Contains("no such version or alias", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggedModelsAndTraces_OfMLflow3_AreCollected()
    {
        _fake.Map("POST", "/api/2.0/mlflow/logged-models/search", _ => FakeAnswer.Json(
            """{"models":[{"info":{"model_id":"m-1","experiment_id":"1","name":"lgbm","status":"LOGGED_MODEL_READY","artifact_uri":"mlflow-artifacts:/1/models/m-1/artifacts","creation_timestamp_ms":1760000000000}}]}"""));
        _fake.Map("GET", "/api/2.0/mlflow/logged-models/m-1/artifacts/directories", _ => FakeAnswer.Json("""{"files":[{"path":"MLmodel","is_dir":false,"file_size":3}]}"""));
        _fake.Map("GET", "/api/2.0/mlflow-artifacts/artifacts/1/models/m-1/artifacts/MLmodel", _ => FakeAnswer.Text("yml"));
        _fake.Map("POST", "/api/3.0/mlflow/traces/search", request => request.Json.ContainsKey("page_token")
            ? FakeAnswer.Json("""{"traces":[{"trace_id":"tr-2"}]}""")
            : FakeAnswer.Json("""{"traces":[{"trace_id":"tr-1","assessments":[{"assessment_name":"relevance"}]}],"next_page_token":"x"}"""));
        _fake.Map("POST", "/api/3.0/mlflow/datasets/search", _ => FakeAnswer.Json("{}"));
        new FakeMLflow(0).MapTo(_fake);

        AssertComplete(await CollectAsync(("experiment", "credit")), 5);
        Assert.Equal(
            ["experiments/1/experiment.json", "experiments/1/traces-0001.json", "experiments/1/traces-0002.json", "logged-models/m-1/artifacts/MLmodel", "logged-models/m-1/model.json"],
            _sink.All.Select(artifact => artifact.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Traces_OfAServerBefore3_AreCollectedFromItsOlderApi()
    {
        _fake.Map("GET", "/api/2.0/mlflow/traces", _ => FakeAnswer.Json("""{"traces":[{"request_id":"tr-1"}]}"""));
        new FakeMLflow(0).MapTo(_fake);

        AssertComplete(await CollectAsync(("experiment", "credit")), 2);
    }

    [Fact]
    public async Task UserNameWithoutPassword_IsAProblem()
    {
        var type = ConnectorTypes.Find("mlflow", _time, _logs.Loggers);
        var problems = type.Validate(_source with { Secrets = new Dictionary<string, string> { ["username"] = "U" } });

        Assert.Equal("secrets", Assert.Single(problems).Name);
        Assert.Throws<EvidenceException>(() => type.Create(_source with { Options = new Dictionary<string, string>() }, new RotatingSecrets("x")));
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("url", "mlflow.example.com")]
    [InlineData("url", "https://user:pw@mlflow.example.com")]
    [InlineData("max-results", "50001")]
    [InlineData("max-results", "0")]
    [InlineData("artifacts", "maybe")]
    [InlineData("parallelism", "33")]
    [InlineData("max-wait", "soon")]
    [InlineData("max-artifact-size", "12XB")]
    public void Option_OutOfItsRange_IsNamedWithWhatIsAllowed(string name, string value)
    {
        var options = new Dictionary<string, string>(_source.Options) { [name] = value };

        var problem = Assert.Single(ConnectorTypes.Find("mlflow", _time, _logs.Loggers).Validate(_source with { Options = options }));

        Assert.Equal(name, problem.Name);
        Assert.NotEmpty(problem.Allowed);
        Assert.DoesNotContain("user:pw", problem.What, StringComparison.Ordinal);
    }

    private void MapModel()
    {
        object Version(int number) => new { name = "credit-lgbm", version = $"{number}", run_id = FakeMLflow.RunId(number - 1), source = "mlflow-artifacts:/1/x", creation_timestamp = 1760000000000 };
        _fake.Map("GET", "/api/2.0/mlflow/registered-models/get", _ => FakeAnswer.Json(new { registered_model = new { name = "credit-lgbm", aliases = new[] { new { alias = "champion", version = "2" } } } }));
        _fake.Map("GET", "/api/2.0/mlflow/registered-models/alias", request =>
            request.Query("alias") == "champion" ? FakeAnswer.Json(new { model_version = Version(2) }) : FakeMLflow.Absent);
        _fake.Map("GET", "/api/2.0/mlflow/model-versions/search", _ => FakeAnswer.Json(new { model_versions = new[] { Version(1), Version(2) } }));
        new FakeMLflow(2).MapTo(_fake);
    }

    private IEnumerable<int> RunsCollected() =>
        _sink.All.Where(artifact => artifact.Kind == ArtifactKinds.TrainingRun).Select(artifact => Convert.ToInt32(artifact.Provenance.Subject, 16)).Order();

    private static Subject ASubject(params (string Key, string Value)[] selector) => new("tracking", selector.ToDictionary(pair => pair.Key, pair => pair.Value));

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] selector) => CollectAsync([ASubject(selector)]);

    private Task<SourceOutcome> CollectAsync(IReadOnlyList<Subject> subjects)
    {
        IEvidenceConnector connector = ConnectorTypes.Find("mlflow", _time, _logs.Loggers).Create(_source, new RotatingSecrets("none"));
        return connector.CollectAsync(subjects, _sink, CancellationToken.None);
    }

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
