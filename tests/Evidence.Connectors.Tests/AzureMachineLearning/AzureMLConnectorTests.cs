using System.Text;
using Evidence.Connectors.MLflow;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureMachineLearning;

public sealed class AzureMLConnectorTests : IAsyncLifetime
{
    private const string Scope = AzureMLScript.Scope;
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly RotatingSecrets _secrets = new("entra-token");
    private readonly RotatingCredential _credential;
    private FakeSource _fake = null!;
    private SourceDefinition _source = null!;
    private RecordingSink _sink = null!;

    public AzureMLConnectorTests() => _credential = new RotatingCredential(_secrets, _time);

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        var options = new Dictionary<string, string>(new AzureMLScript().Source(_fake.Url).Options) { ["storage-suffix"] = _fake.Url.Authority };
        _source = new AzureMLScript().Source(_fake.Url) with { Options = options };
        _sink = new RecordingSink(_source, _time);
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task ResponsibleAIDashboard_OfAJob_IsCollectedFromItsDatastore()
    {
        MapJob("""{"_azureml.responsibleai.rai_insights.type":"gather"}""");

        var outcome = await CollectAsync();

        Assert.Empty(outcome.Gaps);
        Assert.Equal(
            ["artifacts/reports/card.md", "job.json", "outputs/dashboard/predictions.json", "outputs/ux_json/error_analysis/tree.json", "run.json"],
            _sink.All.Select(artifact => artifact.Name[$"runs/{FakeMLflow.RunId(0)}/".Length..]).Order(StringComparer.Ordinal));
        Assert.Equal("tree", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named($"runs/{FakeMLflow.RunId(0)}/outputs/ux_json/error_analysis/tree.json"))));
        Assert.Equal(["https://ml.azure.com/.default", "https://storage.azure.com/.default"], _credential.Scopes.Where(scope => scope.StartsWith("https", StringComparison.Ordinal)).Order());
        Assert.All(_fake.Requests.Where(request => request.Path.StartsWith("/account/", StringComparison.Ordinal)), request => Assert.Equal("2023-11-03", request.Header("x-ms-version")));
    }

    [Fact]
    public async Task OtherOutputs_OfAJob_AreLeftWhereTheyAre_UnlessAskedFor()
    {
        MapJob("""{"azureml.git.commit":"abc"}""");

        Assert.Equal(3, (await CollectAsync()).Received);
        _source = _source with { Options = new Dictionary<string, string>(_source.Options) { ["job-outputs"] = "all" } };
        Assert.Equal(5, (await CollectAsync()).Received);
    }

    [Fact]
    public async Task Dashboard_ThatHasNotChanged_IsNotFetchedAgain()
    {
        MapJob("""{"_azureml.responsibleai.rai_insights.type":"gather"}""");
        await CollectAsync();
        _fake.Forget();

        var outcome = await CollectAsync();

        Assert.Equal((5L, 5L), (outcome.Received, outcome.AlreadyKnown));
        Assert.DoesNotContain(_fake.Requests, request => request.Path.EndsWith("tree.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jobs_ThatMayNotBeRead_AreOneGap_AndRunsAreCollected()
    {
        AzureMLScript.Map(_fake, new FakeMLflow(20));
        _fake.Fail(FakeFault.Answers(
            FakeAnswer.Json(new { error = new { code = "AuthorizationFailed", message = "The client does not have authorization." } }) with { Status = 403 },
            request => request.Path.Contains("/jobs/", StringComparison.Ordinal)));

        var outcome = await CollectAsync(("experiment", "credit"), ("artifacts", "false"));

        Assert.Equal(21, outcome.Received);
        Assert.Contains("authorization", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.InRange(_fake.Requests.Count(request => request.Path.Contains("/jobs/", StringComparison.Ordinal)), 1, 4);
    }

    [Fact]
    public async Task Datastore_OfAnotherDomain_IsNotCalled()
    {
        MapJob("""{"_azureml.responsibleai.rai_insights.type":"gather"}""");
        _fake.Fail(FakeFault.Answers(
            FakeAnswer.Json("""{"properties":{"datastoreType":"AzureBlob","accountName":"evil","containerName":"c","endpoint":"attacker.example"}}"""),
            request => request.Path.Contains("/datastores/", StringComparison.Ordinal)));

        var outcome = await CollectAsync();

        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("allowed storage domain", StringComparison.Ordinal));
        Assert.DoesNotContain("https://storage.azure.com/.default", _credential.Scopes);
    }

    [Fact]
    public async Task Host_WithoutIdentity_IsToldWhatToDo()
    {
        var connector = ConnectorTypes.Find("azure-ml", _time, _logs.Loggers).Create(_source, _secrets);

        var check = await connector.CheckAsync([], CancellationToken.None);

        Assert.False(check.Authorised);
        Assert.Contains("Azure CLI", check.Summary, StringComparison.Ordinal);
        Assert.Empty(_fake.Requests);
    }

    [Fact]
    public void Options_AreCheckedAllAtOnce()
    {
        var problems = ConnectorTypes.Find("azure-ml", _time, _logs.Loggers).Validate(
            new SourceDefinition("aml", "azure-ml", new Dictionary<string, string> { ["region"] = "west/europe", ["job-outputs"] = "some" }, new Dictionary<string, string>()));

        Assert.Equal(["job-outputs", "region", "resource-group", "subscription", "workspace"], problems.Select(problem => problem.Name).Order());
    }

    private void MapJob(string properties)
    {
        AzureMLScript.Map(_fake, new FakeMLflow(1));
        var run = FakeMLflow.RunId(0);
        var outputs = $$$"""{"dashboard":{"uri":null},"ux_json":{"uri":"azureml://subscriptions/s-1/resourcegroups/rg/workspaces/ws/datastores/results/paths/rai/{{{run}}}/ux"},"default":{"uri":"azureml://x"}}""";
        _fake.Map("GET", $"{Scope}/jobs/{run}", _ => FakeAnswer.Json($$$"""{"name":"{{{run}}}","properties":{"properties":{{{properties}}},"outputs":{{{outputs}}} },"systemData":{"createdAt":"2026-01-02T03:04:05Z"}}"""));
        _fake.Map("GET", $"{Scope}/datastores/{{name}}", request => FakeAnswer.Json(new
        {
            properties = new { datastoreType = "AzureBlob", accountName = "account", containerName = request.Route["name"], endpoint = _fake.Url.Authority, protocol = "http" },
        }));
        MapBlobs("workspaceblobstore", $"azureml/{run}/dashboard", "predictions.json", "predictions");
        MapBlobs("results", $"rai/{run}/ux", "error_analysis/tree.json", "tree");
    }

    private void MapBlobs(string container, string prefix, string name, string text)
    {
        string Blob(string path) => $"<Blob><Name>{path}</Name><Properties><Content-Length>{text.Length}</Content-Length><Etag>0x1</Etag></Properties></Blob>";
        _fake.Map("GET", $"/account/{container}", request => request.Query("prefix") != prefix
            ? FakeAnswer.Error(400)
            : request.Query("marker") is null
                ? FakeAnswer.Text($"<?xml version=\"1.0\"?><EnumerationResults><Blobs>{Blob($"{prefix}-neighbour/x")}</Blobs><NextMarker>m</NextMarker></EnumerationResults>", "application/xml")
                : FakeAnswer.Text($"<?xml version=\"1.0\"?><EnumerationResults><Blobs>{Blob($"{prefix}/{name}")}</Blobs><NextMarker/></EnumerationResults>", "application/xml"));
        _fake.Map("GET", $"/account/{container}/{prefix}/{name}", _ => FakeAnswer.Text(text));
    }

    private Task<SourceOutcome> CollectAsync() => CollectAsync(("run", FakeMLflow.RunId(0)));

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] selector) =>
        ConnectorTypes.Find("azure-ml", _time, _logs.Loggers, _credential).Create(_source, _secrets)
            .CollectAsync([new Subject("aml", selector.ToDictionary(pair => pair.Key, pair => pair.Value))], _sink, CancellationToken.None);
}
