using System.IO.Compression;
using System.Text;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;

namespace Evidence.Connectors.Folder;

public sealed class FolderConnectorTests : IDisposable
{
    private readonly TemporaryFolder _workspace = new();
    private readonly HurriedTime _time = new();
    private readonly CapturedLogs _logs = new();
    private SourceDefinition _source;
    private RecordingSink _sink;

    public FolderConnectorTests()
    {
        _source = Define("artifacts");
        _sink = new RecordingSink(_source, _time);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Folder_WithFilesAtAnyDepth_GivesEachWithItsBytes()
    {
        _workspace.Write("artifacts/report.json", "{}");
        _workspace.Write("artifacts/a/b/card.md", "# Card");
        _workspace.Write("artifacts/empty.xml", "");

        var outcome = await CollectAsync(ASubject());

        AssertComplete(outcome, 3);
        Assert.Equal(["a/b/card.md", "empty.xml", "report.json"], _sink.All.Select(artifact => artifact.Name).Order());
        Assert.Equal("# Card", Encoding.UTF8.GetString(_sink.BytesOf(_sink.Named("a/b/card.md"))));
        Assert.Equal("text/markdown", _sink.Named("a/b/card.md").MediaType);
        Assert.Equal("file:artifacts/a/b/card.md", _sink.Named("a/b/card.md").Provenance.Locator);
        Assert.StartsWith("folder/", _sink.Named("report.json").Provenance.CollectorVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_WithoutSidecar_HasNoTimeOfProduction()
    {
        _workspace.Write("artifacts/report.json", "{}");

        await CollectAsync(ASubject());

        Assert.Null(_sink.Named("report.json").Provenance.ProducedAt);
    }

    [Fact]
    public async Task DotFilesAndSidecars_AreNoArtifacts()
    {
        _workspace.Write("artifacts/report.json", "{}");
        _workspace.Write("artifacts/report.json.provenance.yaml", "kind: fairness-report");
        _workspace.Write("artifacts/provenance.yaml", "subject: v2");
        _workspace.Write("artifacts/.git/config", "x");
        _workspace.Write("artifacts/.hidden", "x");

        AssertComplete(await CollectAsync(ASubject()), 1);
    }

    [Fact]
    public async Task Sidecar_OfAFile_GivesItsProvenance()
    {
        _workspace.Write("artifacts/report.json", "{}");
        _workspace.Write("artifacts/report.json.provenance.yaml", """
            kind: fairness-report
            produced-at: 2026-03-04T05:06:07Z
            subject: checkout-ranker 2.4.0
            locator: https://user:pw@ci.example.com/run/7/report.json?sig=abcdef&page=2
            attributes:
              pipeline: nightly
              attempt: 3
            """);

        await CollectAsync(ASubject());

        var artifact = _sink.Named("report.json");
        Assert.Equal(ArtifactKinds.FairnessReport, artifact.Kind);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), artifact.Provenance.ProducedAt);
        Assert.Equal("checkout-ranker 2.4.0", artifact.Provenance.Subject);
        Assert.Equal("https://ci.example.com/run/7/report.json?page=2", artifact.Provenance.Locator);
        Assert.Equal("3", artifact.Provenance.Attributes!["attempt"]);
    }

    [Fact]
    public async Task Sidecar_OfAFolder_SpeaksOfAllBelow_AndTheNearestWordCounts()
    {
        _workspace.Write("artifacts/provenance.yaml", """
            kind: test-results
            produced-at: 2026-01-01
            attributes: { team: rai }
            files:
              deep/special.json: { kind: sbom }
            """);
        _workspace.Write("artifacts/deep/provenance.yaml", "produced-at: 2026-02-02\nattributes: { stage: beta }");
        _workspace.Write("artifacts/top.json", "1");
        _workspace.Write("artifacts/deep/plain.json", "2");
        _workspace.Write("artifacts/deep/special.json", "3");

        await CollectAsync(ASubject());

        Assert.Equal(("test-results", 1), (_sink.Named("top.json").Kind, _sink.Named("top.json").Provenance.ProducedAt!.Value.Month));
        Assert.Equal(("test-results", 2), (_sink.Named("deep/plain.json").Kind, _sink.Named("deep/plain.json").Provenance.ProducedAt!.Value.Month));
        Assert.Equal("sbom", _sink.Named("deep/special.json").Kind);
        Assert.Equal(["beta", "rai"], _sink.Named("deep/plain.json").Provenance.Attributes!.Values.Order());
    }

    [Fact]
    public async Task Sidecar_ThatIsWrong_IsAGapWithItsLine_AndTheFileIsKept()
    {
        _workspace.Write("artifacts/report.json", "{}");
        _workspace.Write("artifacts/report.json.provenance.yaml", "kind: sbom\nproduced-at: yesterday\nkindd: x");

        var outcome = await CollectAsync(ASubject());

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Equal("sbom", _sink.Named("report.json").Kind);
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("line 2", StringComparison.Ordinal));
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("line 3", StringComparison.Ordinal) && gap.Why.Contains("did you mean 'kind'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sidecar_OfAFileThatIsNotThere_IsAGap()
    {
        _workspace.Write("artifacts/provenance.yaml", "files:\n  lost.json: { kind: sbom }");

        var gap = Assert.Single((await CollectAsync(ASubject())).Gaps);

        Assert.Equal("file:artifacts/lost.json", gap.What);
    }

    [Theory]
    [InlineData("path", "v2", new[] { "v2/a.json", "v2/sub/b.json" })]
    [InlineData("path", "v2/a.json", new[] { "v2/a.json" })]
    [InlineData("pattern", "**/*.json", new[] { "v1/a.json", "v2/a.json", "v2/sub/b.json" })]
    [InlineData("pattern", "**/*,!v1/**", new[] { "v2/a.json", "v2/sub/b.json", "x.txt" })]
    public async Task Subject_NarrowsWhatIsCollected(string key, string value, string[] expected)
    {
        foreach (var file in new[] { "v1/a.json", "v2/a.json", "v2/sub/b.json", "x.txt" })
        {
            _workspace.Write($"artifacts/{file}", file);
        }

        AssertComplete(await CollectAsync(ASubject((key, value))), expected.Length);
        Assert.Equal(expected, _sink.All.Select(artifact => artifact.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Subject_NarrowedToAFile_StillKnowsItsSidecars()
    {
        _workspace.Write("artifacts/provenance.yaml", "subject: v2\nfiles: { other.json: { kind: sbom } }");
        _workspace.Write("artifacts/v2/a.json", "1");
        _workspace.Write("artifacts/v2/a.json.provenance.yaml", "kind: policy");

        AssertComplete(await CollectAsync(ASubject(("path", "v2/a.json"))), 1);
        Assert.Equal(("policy", "v2"), (_sink.Named("v2/a.json").Kind, _sink.Named("v2/a.json").Provenance.Subject));
    }

    [Theory]
    [InlineData("path", "../secrets", "leaves the folder")]
    [InlineData("path", "/etc", "leaves the folder")]
    [InlineData("path", "nowhere", "There is no 'nowhere'")]
    [InlineData("pattern", "*.nothing", "no file at or matching")]
    [InlineData("patern", "*", "Did you mean 'pattern'?")]
    public async Task Subject_ThatGivesNothing_IsAGap(string key, string value, string why)
    {
        _workspace.Write("artifacts/report.json", "{}");

        var outcome = await CollectAsync(ASubject((key, value)));

        Assert.Equal(SourceState.Partial, outcome.State);
        Assert.Contains(why, Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.Empty(_sink.All);
    }

    [Fact]
    public async Task Folder_ThatIsNotThere_Fails()
    {
        var outcome = await CollectAsync(ASubject());

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("'artifacts'", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.False((await Create().CheckAsync([], CancellationToken.None)).Reachable);
    }

    [Fact]
    public async Task Links_ThatLeaveTheFolder_AreRefused_AndOthersFollowed()
    {
        _workspace.Write("outside/secret.txt", "secret");
        var inside = _workspace.Write("artifacts/real.txt", "real");
        File.CreateSymbolicLink(Path.Combine(_workspace.FullPath, "artifacts/good.txt"), inside);
        File.CreateSymbolicLink(Path.Combine(_workspace.FullPath, "artifacts/bad.txt"), "../outside/secret.txt");
        Directory.CreateSymbolicLink(Path.Combine(_workspace.FullPath, "artifacts/badfolder"), Path.Combine(_workspace.FullPath, "outside"));
        Directory.CreateSymbolicLink(Path.Combine(_workspace.FullPath, "artifacts/circle"), Path.Combine(_workspace.FullPath, "artifacts"));
        File.CreateSymbolicLink(Path.Combine(_workspace.FullPath, "artifacts/dangling"), "nowhere");

        var outcome = await CollectAsync(ASubject());

        Assert.Equal(["good.txt", "real.txt"], _sink.All.Select(artifact => artifact.Name).Order());
        Assert.Equal(3, outcome.Gaps.Count);
        Assert.Equal((5L, 2L), (outcome.Expected, outcome.Received));
    }

    [Fact]
    public async Task SecondCollection_ReadsOnlyWhatChanged()
    {
        _workspace.Write("artifacts/same.json", "1");
        _workspace.Write("artifacts/changed.json", "1");
        _workspace.Write("artifacts/described.json", "1");
        await CollectAsync(ASubject());
        _workspace.Write("artifacts/changed.json", "22");
        _workspace.Write("artifacts/described.json.provenance.yaml", "kind: sbom");
        _sink.BeginAgain();

        var outcome = await CollectAsync(ASubject());

        AssertComplete(outcome, 3);
        Assert.Equal(["changed.json", "described.json"], _sink.Kept.Select(artifact => artifact.Name).Order());
        Assert.Equal("same.json", Assert.Single(_sink.Confirmed).Name);
        Assert.Equal(2, outcome.AlreadyKnown);
    }

    [Fact]
    public async Task File_JustWritten_IsReadAgain_BecauseItsTimeMayNotTell()
    {
        var file = _workspace.Write("artifacts/fresh.json", "1");
        File.SetLastWriteTimeUtc(file, _time.GetUtcNow().UtcDateTime);
        await CollectAsync(ASubject());
        _sink.BeginAgain();

        await CollectAsync(ASubject());

        Assert.Single(_sink.Kept);
    }

    [Fact]
    public async Task File_ThatGrowsWhileItIsRead_IsAGap()
    {
        var file = _workspace.Write("artifacts/growing.log", new string('x', 200_000));
        _sink.OnRead = _ => File.AppendAllText(file, "more");

        var outcome = await CollectAsync(ASubject());

        Assert.Contains("changed while it was read", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
        Assert.Equal((1L, 0L), (outcome.Expected, outcome.Received));
    }

    [Fact]
    public async Task Zip_AsSource_GivesItsEntriesWithSidecars()
    {
        WriteZip("artifacts.zip", ("v1/report.json", "{}"), ("v1/report.json.provenance.yaml", "kind: sbom"), ("v2/card.md", "# Card"), ("__MACOSX/v1/._report.json", "x"));
        Use("artifacts.zip");

        AssertComplete(await CollectAsync(ASubject()), 2);
        Assert.Equal("sbom", _sink.Named("v1/report.json").Kind);
        Assert.Equal("file:artifacts.zip#v2/card.md", _sink.Named("v2/card.md").Provenance.Locator);
    }

    [Fact]
    public async Task Zip_AsSource_IsNarrowedByPathAndPattern()
    {
        WriteZip("artifacts.zip", ("v1/report.json", "{}"), ("v2/card.md", "# Card"), ("v2/deep/x.json", "1"));
        Use("artifacts.zip");

        AssertComplete(await CollectAsync(ASubject(("path", "v2"), ("pattern", "deep/*.json"))), 1);
    }

    [Fact]
    public async Task Zip_NamedByASubject_IsRead_AndTheSameOneInAFolderIsAnArtifact()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.FullPath, "artifacts"));
        WriteZip("artifacts/release.zip", ("card.md", "# Card"));

        AssertComplete(await CollectAsync(ASubject(), ASubject(("path", "release.zip"))), 2);
        Assert.Equal(["file:artifacts/release.zip", "file:artifacts/release.zip#card.md"], _sink.All.Select(artifact => artifact.Provenance.Locator));
    }

    [Fact]
    public async Task Zip_WithEntriesThatLeaveIt_KeepsTheOthers()
    {
        WriteZip("artifacts.zip", ("../../evil.txt", "x"), ("/etc/evil.txt", "x"), ("C:\\evil.txt", "x"), ("good.txt", "good"));
        Use("artifacts.zip");

        var outcome = await CollectAsync(ASubject());

        Assert.Equal("good.txt", Assert.Single(_sink.All).Name);
        Assert.Equal(3, outcome.Gaps.Count);
        Assert.All(outcome.Gaps, gap => Assert.Contains("leads out of the archive", gap.Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Zip_ThatIsNone_Fails_InOneLine()
    {
        _workspace.Write("artifacts.zip", "not a zip");
        Use("artifacts.zip");

        var outcome = await CollectAsync(ASubject());

        Assert.Equal(SourceState.Failed, outcome.State);
        Assert.Contains("zip", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesOfAFolder_AreKeptSeveralAtATime()
    {
        _workspace.Write("artifacts/a.json", "{}");
        _workspace.Write("artifacts/b.json", "[]");
        using var both = new Barrier(2);
        _sink.OnRead = _ => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(20)), "one was kept before the other began");

        AssertComplete(await CollectAsync(ASubject()), 2);
    }

    [Fact]
    public async Task FilesThatClaimOneOrigin_KeptSeveralAtATime_GiveItToTheFirstByPath()
    {
        for (var number = 10; number < 40; number++)
        {
            _workspace.Write($"artifacts/{number}.json", new string(' ', 40 - number) + number);
            _workspace.Write($"artifacts/{number}.json.provenance.yaml", "locator: https://ci.example.com/run/7/report.json");
        }

        AssertComplete(await CollectAsync(ASubject()), 30);

        Assert.Equal("https://ci.example.com/run/7/report.json", _sink.Named("10.json").Provenance.Locator);
        Assert.All(_sink.All.Where(artifact => artifact.Name != "10.json"), artifact => Assert.Equal($"file:artifacts/{artifact.Name}", artifact.Provenance.Locator));
    }

    [Fact]
    public async Task File_OverTheLimit_IsAGap()
    {
        _source = _source with { Options = new Dictionary<string, string>(_source.Options) { ["max-artifact-size"] = "1KB" } };
        _workspace.Write("artifacts/large.bin", new string('x', 1025));
        _workspace.Write("artifacts/small.bin", new string('x', 1024));

        var outcome = await CollectAsync(ASubject());

        Assert.Equal("small.bin", Assert.Single(_sink.All).Name);
        Assert.Contains("max-artifact-size", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_CountsWhatWouldBeCollected()
    {
        _workspace.Write("artifacts/report.json", "{}");

        var check = await Create().CheckAsync([ASubject()], CancellationToken.None);

        Assert.True(check is { Reachable: true, Authorised: true });
        Assert.Contains("1 files", check.Summary, StringComparison.Ordinal);
    }

    private static Subject ASubject(params (string Key, string Value)[] selector) => new("files", selector.ToDictionary(pair => pair.Key, pair => pair.Value));

    private SourceDefinition Define(string path) =>
        new("files", "folder", new Dictionary<string, string> { ["path"] = path }, new Dictionary<string, string>(), Root: _workspace.FullPath);

    private void Use(string path)
    {
        _source = Define(path);
        _sink = new RecordingSink(_source, _time);
    }

    private IEvidenceConnector Create() => ConnectorTypes.Find("folder", _time, _logs.Loggers).Create(_source, new RotatingSecrets("none"));

    private Task<SourceOutcome> CollectAsync(params Subject[] subjects) => Create().CollectAsync(subjects, _sink, CancellationToken.None);

    private void WriteZip(string path, params (string Name, string Text)[] entries)
    {
        using var zip = ZipFile.Open(Path.Combine(_workspace.FullPath, path), ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
