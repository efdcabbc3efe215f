using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Packs;
using Evidence.Scorecards;
using Evidence.Testing;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Scorecards;

public sealed class ScorecardBuilderTests
{
    private static readonly string[] _ids =
    [
        "evaluation-coverage", "documentation-completeness", "worst-slice-fairness-gap", "safety-pass-rate", "red-team-closure", "residual-risk-acceptance-latency",
        "post-release-incident-rate", "mttr", "monitoring-coverage", "regression-escapes", "evaluation-cycle-time", "stakeholder-satisfaction", "asset-reuse",
        "training-reach", "evidence-retrieval-time",
    ];

    [Fact]
    public void Scorecard_HasTheFifteenFiguresInOrder() => Assert.Equal(_ids, ScorecardBuilder.Definitions.Select(definition => definition.Id));

    [Fact]
    public void Definitions_AreAllInTheDocumentation()
    {
        var text = File.ReadAllText(RepositoryRoot.Path("docs", "scorecard.md"));

        Assert.All(ScorecardBuilder.Definitions, definition =>
        {
            Assert.Contains($"`{definition.Id}`", text);
            Assert.Contains(definition.Formula, text);
        });
    }

    [Fact]
    public void Release_WithoutAnything_HasNoDataAndNeverZero()
    {
        var kpis = Build(Judge([]));

        Assert.All(kpis.Values, point =>
        {
            Assert.Null(point.Value);
            Assert.EndsWith(".", point.Basis, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Sample_HasTheFiguresItsEvidenceGives()
    {
        var kpis = Build(SampleRelease.Content());

        Assert.Equal(1, kpis["evaluation-coverage"].Value);
        Assert.Equal(0.82, kpis["documentation-completeness"].Value);
        Assert.Equal(0.044, kpis["worst-slice-fairness-gap"].Value);
        Assert.Equal(0.99, kpis["safety-pass-rate"].Value);
        Assert.Contains("1,188 of 1,200 probes", kpis["safety-pass-rate"].Basis);
        Assert.Equal(0.5, kpis["red-team-closure"].Value);
        Assert.Equal(0.86, kpis["monitoring-coverage"].Value);
        Assert.Null(kpis["training-reach"].Value);
    }

    [Fact]
    public void FairnessGap_WithoutAStatedDifference_IsTheWidestOfSelectionRates()
    {
        var kpis = Build(Judge([(A.Artifact("f.json", "fairness-report"),
        [
            A.Fact("fairness.selection_rate", 0.30, slice: "gender=Female"),
            A.Fact("fairness.selection_rate", 0.42, slice: "gender=Male"),
            A.Fact("fairness.selection_rate", 0.35, slice: "age=18-25"),
        ])]));

        Assert.Equal(0.12, kpis["worst-slice-fairness-gap"].Value!.Value, 10);
    }

    [Fact]
    public void Incidents_AfterLaunch_AreCountedPer30Days()
    {
        var kpis = Build(Launched(
            Incident("I-1", "2026-08-10T00:00:00Z", "2026-08-10T06:00:00Z", "regression"),
            Incident("I-2", "2026-08-20T00:00:00Z", "2026-08-20T02:00:00Z", "capacity"),
            Incident("I-3", "2026-07-20T00:00:00Z", null, "capacity")));

        Assert.Equal(2 / (61 + (9 / 24.0)) * 30, kpis["post-release-incident-rate"].Value!.Value, 6);
        Assert.Equal(4, kpis["mttr"].Value);
        Assert.Equal(1, kpis["regression-escapes"].Value);
    }

    [Fact]
    public void NoIncidents_InASourceThatWasAsked_AreZeroAndOnlyThen()
    {
        var kpis = Build(Launched());

        Assert.Equal(0, kpis["post-release-incident-rate"].Value);
        Assert.Equal(0, kpis["regression-escapes"].Value);
        Assert.Null(kpis["mttr"].Value);
    }

    [Fact]
    public void Incidents_WithoutACategory_SayNothingOfRegressions() =>
        Assert.Null(Build(Launched(Incident("I-1", "2026-08-10T00:00:00Z", null, null)))["regression-escapes"].Value);

    [Fact]
    public void AcceptedRisks_GiveTheMedianOfBusinessDays()
    {
        var kpis = Build(Judge([], risks:
        [
            Accepted("R-1", "2026-09-01", "2026-09-03"),
            Accepted("R-2", "2026-09-01", "2026-09-15"),
            Accepted("R-3", "2026-09-04", "2026-09-07"),
        ]));

        Assert.Equal(2, kpis["residual-risk-acceptance-latency"].Value);
    }

    [Fact]
    public void Decision_EndsTheEvaluationCycle()
    {
        var judged = Judge([(A.Artifact("s.json", madeDaysAgo: 12), [])]) with { Decisions = [A.Decision("ada", "release-manager", daysAgo: 2)] };

        Assert.Equal(10, Build(judged)["evaluation-cycle-time"].Value);
    }

    [Fact]
    public void Reuse_CountsWhatAnEarlierReleaseRestedOn()
    {
        var shared = (A.Artifact("policy.pdf", "policy"), Array.Empty<Fact>());
        var first = Judge([shared]);
        var second = Judge([shared, (A.Artifact("s.json"), [])]);

        var points = ScorecardBuilder.Build([first, second], A.Today)[0].Kpis.Single(kpi => kpi.Definition.Id == "asset-reuse").Points;

        Assert.Equal([null, 0.5], points.Select(point => point.Value));
    }

    [Fact]
    public void Retrieval_IsTheMedianFromMakingToCollecting() =>
        Assert.Equal(24 * 9, Build(Judge([(A.Artifact("s.json", madeDaysAgo: 10, collectedDaysAgo: 1), [])]))["evidence-retrieval-time"].Value);

    private static Dictionary<string, KpiPoint> Build(PackContent content) =>
        ScorecardBuilder.Build([content], A.Today)[0].Kpis.ToDictionary(kpi => kpi.Definition.Id, kpi => kpi.Latest!);

    private static PackContent Judge((Artifact Artifact, Fact[] Facts)[] collected, RiskEntry[]? risks = null, Evidence.Releases.Release? release = null) =>
        PackJudge.Judge(new PackInput(
            A.Workspace(risks: risks),
            release ?? A.Release(),
            A.Today,
            [.. collected.Select(pair => pair.Artifact)],
            [.. collected.Select(pair => A.Reading(pair.Artifact, pair.Facts))],
            [],
            [],
            []));

    private static PackContent Launched(params Fact[] incidents) =>
        Judge([(A.Artifact("incidents.json", "incident"), incidents)], release: A.Release() with { LaunchDate = new DateOnly(2026, 8, 1) });

    private static Fact Incident(string id, string opened, string? closed, string? category) => A.Fact(
        "incident.entry",
        text: closed is null ? "open" : "closed",
        attributes:
        [
            ("id", id),
            ("opened", opened),
            .. closed is null ? Array.Empty<(string, string)>() : [("closed", closed)],
            .. category is null ? Array.Empty<(string, string)>() : [("category", category)],
        ]);

    private static RiskEntry Accepted(string id, string opened, string accepted) =>
        new(id, "A risk", "medium", "accepted", "ada", null, "low", DateTimeOffset.Parse(opened + "T08:00:00Z"), DateTimeOffset.Parse(accepted + "T08:00:00Z"));
}
