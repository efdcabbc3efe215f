using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Notifications;
using Evidence.Packs;

namespace Evidence.Core.Tests.Notifications;

public sealed class EvidenceAgingTests
{
    private static readonly DateTimeOffset _made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(75, null)]
    [InlineData(76, false)]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void Evidence_IsToldOf_InTheLastFifthOfItsWindow_FourteenDaysAtMost(int age, bool? isStale) => Assert.Equal(isStale, Find(age, 90)?.IsStale);

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, false)]
    [InlineData(11, true)]
    public void ShortWindow_WarnsInItsLastFifth(int age, bool? isStale) => Assert.Equal(isStale, Find(age, 10)?.IsStale);

    [Fact]
    public void Window_OfAGate_CountsWhereItIsShorter()
    {
        var gate = new Gate("tests", "Tests", GateRule.RequiredArtifact, [], Kind: "test-results", FreshFor: TimeSpan.FromDays(30));
        Assert.True(Find(40, 90, gate)!.IsStale);
        Assert.Null(Find(40, 90, gate with { Kind = "model-card" }));
    }

    [Fact]
    public void Line_SaysWhatWhenAndHowLong() =>
        Assert.Equal("test-results: tests.xml (ci), made 2026-01-01, stale since 2026-04-01 (fresh for 90 days)", Find(100, 90)!.Line);

    [Fact]
    public void Key_DiffersByStateAndByTheTimeItWasMade()
    {
        Assert.NotEqual(Find(80, 90)!.Key, Find(100, 90)!.Key);
        Assert.Equal(Find(80, 90)!.Key, Find(81, 90)!.Key);
        Assert.NotEqual(Find(100, 90)!.Key, Find(100, 90, made: _made.AddDays(1))!.Key);
    }

    [Fact]
    public void Evidence_OfNoKind_HasTheDefaultWindow() => Assert.Equal(TimeSpan.FromDays(365), Find(360, 90, kind: null)!.Window);

    [Fact]
    public void Evidence_CollectedLately_IsAsOldAsTheLatestFactItStates()
    {
        var artifact = new Artifact(Sha256Digest.Of("x"u8), 1, "tests.xml", "text/xml", new Provenance("ci", "folder", "tests.xml", "run", "1", _made.AddDays(95)), "test-results");
        var policy = new Policy("p", "P", 0.95, new Dictionary<string, TimeSpan> { ["*"] = TimeSpan.FromDays(90) }, [], [], []);
        var facts = new[] { AFact(_made.AddDays(-30)), AFact(_made) };

        var aging = Assert.Single(EvidenceAging.Find(new ReleaseEvidence([artifact], [new Reading(artifact.Digest, "junit", "test-results", facts)]), policy, _made.AddDays(96)));

        Assert.Equal((_made, true), (aging.MadeAt, aging.IsStale));
        Assert.Empty(EvidenceAging.Find(new ReleaseEvidence([artifact], [new Reading(artifact.Digest, null, null, [])]), policy, _made.AddDays(96)));
    }

    private static Fact AFact(DateTimeOffset measured) => new(Sha256Digest.Of("x"u8), "tests.pass_rate", "/0", 0.9, MeasuredAt: measured);

    private static AgingArtifact? Find(int age, int window, Gate? gate = null, DateTimeOffset? made = null, string? kind = "test-results")
    {
        var produced = made ?? _made;
        var artifact = new Artifact(Sha256Digest.Of("x"u8), 1, "tests.xml", "text/xml", new Provenance("ci", "folder", "tests.xml", "run", "1", produced.AddDays(1), produced), kind);
        var policy = new Policy("p", "P", 0.95, new Dictionary<string, TimeSpan> { ["test-results"] = TimeSpan.FromDays(window) }, gate is null ? [] : [gate], [], []);
        return EvidenceAging.Find(new ReleaseEvidence([artifact], Array.Empty<Reading>()), policy, produced.AddDays(age)).SingleOrDefault();
    }
}
