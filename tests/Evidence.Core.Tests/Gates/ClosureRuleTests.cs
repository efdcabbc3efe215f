using Evidence.Gates;
using Evidence.Packs;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

public sealed class ClosureRuleTests
{
    private static readonly Gate _gate = A.Gate(rule: GateRule.Closure, metric: "finding.entry", severities: ["critical", "high"]);

    [Theory]
    [InlineData("closed", GateOutcome.Pass)]
    [InlineData("mitigated", GateOutcome.Pass)]
    [InlineData("open", GateOutcome.Fail)]
    [InlineData("in review", GateOutcome.Fail)]
    [InlineData("accepted", GateOutcome.Fail)]
    public void State_OfAGraveFinding_Decides(string state, GateOutcome expected) =>
        Assert.Equal(expected, Judge(Finding("F-1", "high", state)).Outcome);

    [Fact]
    public void AcceptedFinding_WithOwnerAndResidualRisk_CountsAsClosed() =>
        Assert.Equal(GateOutcome.Pass, Judge(A.Fact(
            "finding.entry",
            text: "accepted",
            attributes: [("id", "F-1"), ("severity", "high"), ("owner", "ada"), ("residual-risk", "low")])).Outcome);

    [Fact]
    public void Finding_OfALesserSeverity_DoesNotCount() =>
        Assert.Equal(GateOutcome.Pass, Judge(Finding("F-1", "low", "open"), Finding("F-2", "high", "closed")).Outcome);

    [Fact]
    public void Finding_WithoutASeverity_CountsAsGrave() =>
        Assert.Equal(GateOutcome.Fail, Judge(A.Fact("finding.entry", text: "open", attributes: ("id", "F-1"))).Outcome);

    [Fact]
    public void NoFindings_PassOnlyWhereSomeoneLooked()
    {
        Assert.Equal(GateOutcome.Missing, GateEvaluator.Judge(_gate, A.Input()).Outcome);
        Assert.Equal(GateOutcome.Pass, GateEvaluator.Judge(_gate, A.Input(A.Collected((A.Artifact(kind: "finding"), [])))).Outcome);
        Assert.Equal(GateOutcome.Stale, GateEvaluator.Judge(_gate, A.Input(A.Collected((A.Artifact(kind: "finding", madeDaysAgo: 400), [])))).Outcome);
    }

    [Fact]
    public void NewestWord_OfOneFinding_Counts()
    {
        var input = A.Input(A.Collected(
            (A.Artifact("before.json", "finding", madeDaysAgo: 20), [Finding("F-1", "high", "closed")]),
            (A.Artifact("after.json", "finding", madeDaysAgo: 2), [Finding("F-1", "high", "open")])));

        var result = GateEvaluator.Judge(_gate, input);

        Assert.Equal(GateOutcome.Fail, result.Outcome);
        Assert.Contains("F-1 (high, open)", result.Reason);
    }

    [Fact]
    public void RisksOfTheWorkspace_Count()
    {
        var gate = _gate with { Metric = "risk.entry" };

        Assert.Equal(GateOutcome.Fail, GateEvaluator.Judge(gate, A.Input(risks: [new RiskEntry("R-1", "Leak", "high", "open")])).Outcome);
        Assert.Equal(GateOutcome.Pass, GateEvaluator.Judge(gate, A.Input(risks: [new RiskEntry("R-1", "Leak", "high", "mitigated")])).Outcome);
    }

    private static Evidence.Facts.Fact Finding(string id, string severity, string state) =>
        A.Fact("finding.entry", text: state, attributes: [("id", id), ("severity", severity)]);

    private static GateResult Judge(params Evidence.Facts.Fact[] facts) => GateEvaluator.Judge(_gate, A.Input(A.Collected((A.Artifact(kind: "finding"), facts))));
}
