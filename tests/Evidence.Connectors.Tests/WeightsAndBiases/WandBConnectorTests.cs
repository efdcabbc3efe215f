using System.Text;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.WeightsAndBiases;

public sealed class WandBConnectorTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly RotatingSecrets _secrets = new("key-of-40-letters");
    private FakeSource _fake = null!;
    private SourceDefinition _source = null!;
    private RecordingSink _sink = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeSource.StartAsync();
        _source = new WandBScript().Source(_fake.Url);
        _sink = new RecordingSink(_source, _time);
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task Run_IsKeptWithHistoryFilesAndArtifacts()
    {
        MapArtifacts(new FakeWandB(3) { HistoryRows = 1200 });

        AssertComplete(await CollectAsync(("project", "credit"), ("run", "r1")), 8);
        Assert.Equal(
            [
                "artifacts/credit/dataset/v0/artifact.json", "artifacts/credit/dataset/v0/manifest.json",
                "artifacts/credit/lgbm/v2/artifact.json", "artifacts/credit/lgbm/v2/manifest.json",
                "runs/r1/files/wandb-summary.json", "runs/r1/history.json", "runs/r1/run.json",
            ],
            _sink.All.Select(artifact => artifact.Name).Where(name => !name.Contains("/v2/files/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var run = _sink.Named("runs/r1/run.json");
        Assert.Equal((ArtifactKinds.TrainingRun, "r1"), (run.Kind, run.Provenance.Subject));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), run.Provenance.ProducedAt);
        Assert.Contains("\"summaryMetrics\"", Encoding.UTF8.GetString(_sink.BytesOf(run)), StringComparison.Ordinal);
        Assert.Equal(("1200", "true"), (_sink.Named("runs/r1/history.json").Provenance.Attributes!["history-rows"], _sink.Named("runs/r1/history.json").Provenance.Attributes!["history-sampled"]));
    }

    [Fact]
    public async Task Run_ByName_IsFound()
    {
        new FakeWandB(3).MapTo(_fake);

        AssertComplete(await CollectAsync(("project", "credit"), ("run", "run 2")), 2);
        Assert.Equal("r2", _sink.Named("runs/r2/run.json").Provenance.Subject);
    }

    [Fact]
    public async Task Artifact_ByAlias_BringsManifestAndFiles_AndSaysItsAliases()
    {
        MapArtifacts(new FakeWandB(0));

        AssertComplete(await CollectAsync(("project", "credit"), ("artifact", "lgbm:production")), 3);
        var version = _sink.Named("artifacts/credit/lgbm/v2/artifact.json");
        Assert.Equal("latest, production", version.Provenance.Attributes!["aliases"]);
        Assert.Equal("lgbm:v2", version.Provenance.Subject);
        Assert.Equal("model.txt", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("artifacts/credit/lgbm/v2/files/deep/model.txt"))));
    }

    [Fact]
    public async Task Project_BringsItsRunsAndEveryVersionOfItsArtifacts()
    {
        MapArtifacts(new FakeWandB(2));

        AssertComplete(await CollectAsync(("project", "credit")), 7);
    }

    [Fact]
    public async Task Registry_ByAlias_BringsTheLinkedVersion()
    {
        JsonObject? asked = null;
        MapArtifacts(new FakeWandB(0).On("RegistryVersion", variables =>
        {
            asked = variables;
            return new JsonObject
            {
                ["project"] = new JsonObject
                {
                    ["artifactCollectionMembership"] = new JsonObject
                    {
                        ["id"] = "m", ["versionIndex"] = 5, ["aliases"] = new JsonArray(new JsonObject { ["alias"] = "production" }),
                        ["artifactCollection"] = new JsonObject { ["name"] = "credit-model" }, ["artifact"] = Version("lgbm", 2, "a-2"),
                    },
                },
            };
        }));

        AssertComplete(await CollectAsync(("registry", "model"), ("collection", "credit-model"), ("alias", "production")), 4);
        Assert.Equal(("acme-org", "wandb-registry-model", "credit-model:production"), ((string)asked!["entity"]!, (string)asked["project"]!, (string)asked["name"]!));
        var entry = _sink.Named("registry/wandb-registry-model/credit-model/v5.json");
        Assert.Equal((ArtifactKinds.RegisteredModel, "production"), (entry.Kind, entry.Provenance.Attributes!["aliases"]));
    }

    [Theory]
    [InlineData("project", "nope", "no project 'acme/nope'")]
    [InlineData("run", "r1", "does not say what to collect")]
    [InlineData("projct", "credit", "Did you mean 'project'?")]
    public async Task Subject_ThatGivesNothing_IsAGapWithARemedy(string key, string value, string why)
    {
        new FakeWandB(1).MapTo(_fake);

        var outcome = await CollectAsync((key, value));

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains(why, outcome.Gaps[0].Why, StringComparison.Ordinal);
        Assert.NotNull(outcome.Gaps[0].Remedy);
    }

    [Fact]
    public async Task Subject_WithMissingRunOrWrongFilter_IsAGap()
    {
        new FakeWandB(1).MapTo(_fake);

        Assert.Contains("no run 'nope'", Assert.Single((await CollectAsync(("project", "credit"), ("run", "nope"))).Gaps).Why, StringComparison.Ordinal);
        Assert.Contains("no JSON object", Assert.Single((await CollectAsync(("project", "credit"), ("filter", "tags=x"))).Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_OfGraphQL_AreGaps_ThoughTheStatusIs200()
    {
        _fake.Map("POST", "/graphql", _ => FakeAnswer.Json("""{"errors":[{"message":"permission denied"}],"data":null}"""));

        var outcome = await CollectAsync(("project", "credit"));

        Assert.All(outcome.Gaps, gap => Assert.Contains("permission denied", gap.Why, StringComparison.Ordinal));
        Assert.NotEmpty(outcome.Gaps);
    }

    [Fact]
    public async Task Throttled_WithRateLimitReset_WaitsThatLong()
    {
        new FakeWandB(1).MapTo(_fake);
        _fake.Fail(FakeFault.Status(429, _ => true, times: 1, ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "42")));

        AssertComplete(await CollectAsync(("project", "credit")), 2);
        Assert.Contains(_time.Waits, wait => wait > TimeSpan.FromSeconds(41));
    }

    [Fact]
    public async Task Queries_OfAProject_GoOneAtATime()
    {
        var underWay = 0;
        var together = 0;
        new FakeWandB(60).MapTo(_fake);
        _fake.OnRequest = request =>
        {
            if (request.Path == "/graphql")
            {
                together += Interlocked.Increment(ref underWay) > 1 ? 1 : 0;
                Thread.SpinWait(20_000);
                Interlocked.Decrement(ref underWay);
            }
        };
        var connector = ConnectorTypes.Find("weights-and-biases", _time, _logs.Loggers).Create(_source, _secrets);
        Subject[] subjects = [new("wandb", new Dictionary<string, string> { ["project"] = "credit" })];

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => connector.CollectAsync(subjects, new RecordingSink(_source, _time), CancellationToken.None)));

        Assert.Equal(0, together);
        Assert.True(_fake.Requests.Count(request => request.Path == "/graphql") > 180);
    }

    [Fact]
    public void Source_WithoutKey_IsAProblem()
    {
        var problems = ConnectorTypes.Find("weights-and-biases", _time, _logs.Loggers).Validate(_source with { Secrets = new Dictionary<string, string>() });

        Assert.Contains("api-key", Assert.Single(problems).What, StringComparison.Ordinal);
    }

    private void MapArtifacts(FakeWandB wandb) => wandb
        .On("RunOutputs", _ => InRun(Version("lgbm", 2, "a-2")))
        .On("RunInputs", _ => InRun(Version("dataset", 0, "d-0")))
        .On("ArtifactTypes", _ => InProject("artifactTypes", FakeWandB.Page(new JsonObject { ["id"] = "t", ["name"] = "model" })))
        .On("ArtifactCollections", _ => InProject("artifactType", new JsonObject { ["artifactCollections"] = FakeWandB.Page(new JsonObject { ["id"] = "c", ["name"] = "lgbm" }) }))
        .On("ArtifactVersions", _ => InProject("artifactType", new JsonObject { ["artifactCollection"] = new JsonObject { ["artifacts"] = FakeWandB.Page(Version("lgbm", 2, "a-2")) } }))
        .On("ArtifactVersion", _ => InProject("artifact", Version("lgbm", 2, "a-2")))
        .On("ArtifactManifest", variables => new JsonObject
        {
            ["artifact"] = new JsonObject { ["currentManifest"] = new JsonObject { ["file"] = FakeWandB.File(_fake, "wandb_manifest.json", "manifest.json", 13, (string)variables["id"]!) } },
        })
        .On("ArtifactFiles", _ => new JsonObject { ["artifact"] = new JsonObject { ["files"] = FakeWandB.Page(FakeWandB.File(_fake, "deep/model.txt", "model.txt", 9)) } })
        .MapTo(_fake);

    private static JsonObject Version(string name, int index, string id) => new()
    {
        ["id"] = id, ["digest"] = $"digest-{id}", ["state"] = "COMMITTED", ["fileCount"] = 1, ["versionIndex"] = index, ["createdAt"] = "2026-01-01T00:00:00Z",
        ["artifactType"] = new JsonObject { ["name"] = "model" },
        ["artifactSequence"] = new JsonObject { ["name"] = name, ["project"] = new JsonObject { ["name"] = "credit", ["entityName"] = "acme" } },
        ["aliases"] = new JsonArray(new JsonObject { ["alias"] = "production" }, new JsonObject { ["alias"] = "latest" }),
    };

    private static JsonObject InProject(string member, JsonNode value) => new() { ["project"] = new JsonObject { ["id"] = "p", [member] = value } };

    private static JsonObject InRun(JsonObject version) => InProject("run", new JsonObject { ["id"] = "r", ["artifacts"] = FakeWandB.Page(version) });

    private Task<SourceOutcome> CollectAsync(params (string Key, string Value)[] selector) =>
        ConnectorTypes.Find("weights-and-biases", _time, _logs.Loggers).Create(_source, _secrets)
            .CollectAsync([new Subject("wandb", selector.ToDictionary(pair => pair.Key, pair => pair.Value))], _sink, CancellationToken.None);

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
