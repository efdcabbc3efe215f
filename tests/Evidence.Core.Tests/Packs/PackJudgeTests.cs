using System.Text.Json;
using Evidence.Controls;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Packs;

public sealed class PackJudgeTests
{
    private static readonly EarlierRelease _earlier = new(
        A.Release(id: "checkout-ranker-2.3.0"),
        [A.Artifact("old.json", madeDaysAgo: 500)],
        [A.Reading(A.Artifact("old.json", madeDaysAgo: 500), A.Fact(successes: 980, of: 1000))]);

    [Fact]
    public void SameInput_InAnyOrder_GivesTheSameBytes()
    {
        var forward = Input();
        var backward = forward with
        {
            Artifacts = [.. forward.Artifacts.Reverse()],
            Readings = [.. forward.Readings.Reverse()],
            Sources = [.. forward.Sources.Reverse()],
            Decisions = [.. forward.Decisions.Reverse()],
        };

        Assert.Equal(Json(PackJudge.Judge(forward)), Json(PackJudge.Judge(backward)));
    }

    [Fact]
    public void Content_ReadBackFromJson_IsTheSame()
    {
        var json = Json(PackJudge.Judge(Input()));

        Assert.Equal(json, Json(JsonSerializer.Deserialize<PackContent>(json, EvidenceJson.Compact)!));
    }

    [Fact]
    public void Trend_HasEarlierReleasesOldestFirstAndThisOneLast()
    {
        var trend = PackJudge.Judge(Input()).Trends.Single(trend => trend.Gate == "safety");

        Assert.Equal([new TrendPoint("checkout-ranker-2.3.0", 0.98), new TrendPoint("checkout-ranker-2.4.0", 0.99)], trend.Points);
    }

    [Fact]
    public void Baseline_IsFoundAmongEarlierReleases()
    {
        var policy = A.Policy(A.Gate("regression", GateRule.Regression, atMost: 0.02));
        var input = Input() with { Workspace = A.Workspace(policy), Release = A.Release(baseline: "checkout-ranker-2.3.0") };

        Assert.Equal(GateOutcome.Pass, PackJudge.Judge(input).Gates[0].Outcome);
        Assert.Equal(GateOutcome.Missing, PackJudge.Judge(input with { Earlier = [] }).Gates[0].Outcome);
    }

    [Fact]
    public void RiskRegister_JoinsTicketsAndYamlOpenAndGravestFirst()
    {
        var tickets = A.Artifact("risks.json", "risk-item");
        var input = Input() with
        {
            Workspace = A.Workspace(A.Policy(A.Gate(atLeast: 0.9)), risks:
            [
                new RiskEntry("R-9", "Licence of a data set", "low", "open", Product: "checkout-ranker"),
                new RiskEntry("R-8", "Of another product", "critical", "open", Product: "other"),
            ]),
            Artifacts = [tickets],
            Readings =
            [
                A.Reading(
                    tickets,
                    A.Fact("risk.entry", text: "mitigated", attributes: [("id", "R-1"), ("severity", "critical"), ("opened", "2026-08-01"), ("closed", "2026-09-01")]),
                    A.Fact("finding.entry", text: "open", attributes: [("id", "F-1"), ("severity", "high"), ("title", "Prompt leak"), ("owner", "ada")])),
            ],
        };

        var risks = PackJudge.Judge(input).Risks;

        Assert.Equal(["F-1", "R-9", "R-1"], risks.Select(risk => risk.Id));
        Assert.Equal(("finding", "Prompt leak", "ada"), (risks[0].Kind, risks[0].Title, risks[0].Owner));
        Assert.Equal(["open", "mitigated"], risks[2].History!.Select(change => change.State));
    }

    [Fact]
    public void Release_WithAPolicyThatIsNotThere_IsRefusedByName()
    {
        var fault = Assert.Throws<EvidenceException>(() => PackJudge.Judge(Input() with { Release = A.Release() with { Policy = "strict" } }));

        Assert.Contains("'strict'", fault.Message);
    }

    [Fact]
    public void Comparison_OfAPackWithItself_IsEmpty()
    {
        var pack = PackJudge.Judge(Input());

        Assert.True(PackComparison.Between(pack, pack).IsEmpty);
    }

    [Fact]
    public void Comparison_TellsWhatChanged()
    {
        var before = PackJudge.Judge(Input());
        var artifact = A.Artifact("report.json", content: "changed");
        var later = Input() with
        {
            AsOf = A.Today.AddDays(360),
            Artifacts = [artifact, A.Artifact("f.json", "fairness-report")],
            Readings = [A.Reading(artifact, A.Fact(successes: 500, of: 1000))],
            Workspace = Workspace() with { Policies = [A.Policy(A.Gate(atLeast: 0.9)) with { Waivers = [A.Waiver(expiresInDays: 365)] }] },
            Previous = before,
        };

        var since = PackJudge.Judge(later).Since!;

        Assert.Equal(DispositionKind.Go, since.Was);
        Assert.Contains(since.Gates, change => change is { What: "safety", Before: "pass", After: "waived" });
        Assert.Contains(since.Controls, change => change is { What: "rmf:1", Before: "evidenced", After: "stale" });
        Assert.Contains(since.Facts, change => change is { What: "safety.pass_rate", Before: "0.99 (n=1000)", After: "0.5 (n=1000)" });
        Assert.Contains(since.Appeared, line => line.Contains("report.json") && line.Contains("replaces"));
        Assert.Contains(since.WentStale, line => line.Contains("f.json"));
        Assert.Contains(since.Lapsing, line => line.StartsWith("w1 (safety) lapses", StringComparison.Ordinal));
    }

    private static Evidence.Workspaces.WorkspaceContent Workspace() => A.Workspace(
        A.Policy(A.Gate(atLeast: 0.9)),
        [A.Framework("rmf", "1", "2")],
        [A.Mapping("m1", "fairness-report", ["rmf:1"])]);

    private static PackInput Input()
    {
        Evidence.Artifacts.Artifact[] artifacts = [A.Artifact("report.json"), A.Artifact("f.json", "fairness-report")];
        return new PackInput(
            Workspace(),
            A.Release(),
            A.Today,
            artifacts,
            [A.Reading(artifacts[0], A.Fact(successes: 990, of: 1000)), A.Reading(artifacts[1])],
            [A.Source("artifacts"), A.Source("tracking")],
            [A.Decision("ada", "privacy", daysAgo: 2), A.Decision("grace", "risk-owner")],
            [_earlier]);
    }

    private static string Json(PackContent content) => JsonSerializer.Serialize(content, EvidenceJson.Compact);
}
