using System.Text;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.MLflow;

public sealed class MLflowCorpusTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private FakeSource _fake = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync() => _fake = await FakeSource.StartAsync();

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [CorpusTheory]
    [InlineData("mlflow-2.17.3")]
    [InlineData("mlflow-3.6.1")]
    public async Task RecordedServer_IsCollectedToTheLastPage(string version)
    {
        new RecordedMLflow(Corpus.Path("api", "mlflow", "recordings", version)).MapTo(_fake);

        var outcome = await CollectAsync(history: false, ("experiment", "credit-default"));

        Assert.Empty(outcome.Gaps);
        Assert.Equal(SourceState.Complete, outcome.State);
        Assert.Equal(
            ["lgbm-0", "lgbm-1", "lgbm-2", "lgbm-3", "lgbm-4", "lgbm-5", "lgbm-6", "probe"],
            _sink.All.Where(artifact => artifact.Kind == ArtifactKinds.TrainingRun).Select(artifact => artifact.Provenance.Attributes!["run-name"]).Order());
        Assert.Equal(3, _fake.Requests.Count(request => request.Path.EndsWith("runs/search", StringComparison.Ordinal)));
        Assert.Equal("# Model card\nIntended use: ...\n", TextOf("model_card.md"));
        Assert.Equal("""{"overall": {"accuracy": 0.87}, "by_group": {"Female": {"accuracy": 0.88}, "Male": {"accuracy": 0.86}}}""", TextOf("fairlearn/metric_frame.json"));
    }

    [CorpusTheory]
    [InlineData("mlflow-2.17.3")]
    [InlineData("mlflow-3.6.1")]
    public async Task RecordedModel_IsCollectedByAlias_WithTheDatasetsOfItsRun(string version)
    {
        new RecordedMLflow(Corpus.Path("api", "mlflow", "recordings", version)).MapTo(_fake);
        _fake.Fail(FakeFault.Answers(
            FakeAnswer.Json("""{"registered_model":{"name":"credit-default-lgbm"}}"""), request => request.Path.EndsWith("registered-models/get", StringComparison.Ordinal)));

        var outcome = await CollectAsync(history: false, ("model", "credit-default-lgbm"), ("alias", "champion"), ("artifacts", "false"));

        Assert.Empty(outcome.Gaps);
        Assert.Equal("champion", _sink.Named("models/credit-default-lgbm/versions/1.json").Provenance.Attributes!["aliases"]);
        var run = Assert.Single(_sink.All, artifact => artifact.Kind == ArtifactKinds.TrainingRun);
        Assert.Contains("german_credit", Encoding.UTF8.GetString(_sink.BytesOf(run)), StringComparison.Ordinal);
    }

    [CorpusFact]
    public async Task RecordedPages_ThatEndBeforeTheListingDoes_AreKept_AndTheRestIsAGap()
    {
        new RecordedMLflow(Corpus.Path("artifacts", "employee-attrition", "rest-recordings")).MapTo(_fake);

        var outcome = await CollectAsync(history: false, ("experiment", "*Optimization and Evaluation*"), ("artifacts", "false"));

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Equal(200, _sink.All.Count(artifact => artifact.Kind == ArtifactKinds.TrainingRun));
        Assert.Contains(outcome.Gaps, gap => gap.What.Contains("after the first 200", StringComparison.Ordinal));
    }

    private string TextOf(string file) =>
        Encoding.UTF8.GetString(_sink.BytesOf(_sink.All.Single(artifact => artifact.Name.EndsWith($"/artifacts/{file}", StringComparison.Ordinal))));

    private Task<SourceOutcome> CollectAsync(bool history, params (string Key, string Value)[] selector)
    {
        var options = new Dictionary<string, string> { ["url"] = _fake.Url.ToString(), ["metric-history"] = history ? "true" : "false" };
        var source = new SourceDefinition("tracking", "mlflow", options, new Dictionary<string, string>());
        _sink = new RecordingSink(source, _time);
        var subject = new Subject("tracking", selector.ToDictionary(pair => pair.Key, pair => pair.Value));
        return ConnectorTypes.Find("mlflow", _time, _logs.Loggers).Create(source, new RotatingSecrets("none")).CollectAsync([subject], _sink, CancellationToken.None);
    }
}
