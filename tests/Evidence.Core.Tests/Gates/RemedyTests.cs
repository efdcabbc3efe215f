using Evidence.Gates;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

public sealed class RemedyTests
{
    [Theory]
    [InlineData(500, 1000, "raise it from 50% to 99% or more, before launch.")]
    [InlineData(197, 200, "measure it on more than the 200 cases there are, before launch.")]
    public void Rate_ThatDoesNotPass_IsToldWhatWouldDo(long successes, long cases, string expected)
    {
        var evaluation = GateEvaluator.Evaluate(A.Input(A.Collected((A.Artifact(), [A.Fact(successes: successes, of: cases)])), A.Policy(A.Gate(atLeast: 0.99))));

        Assert.EndsWith(expected, evaluation.Disposition.Conditions[0], StringComparison.Ordinal);
        Assert.StartsWith(evaluation.Results[0].Gate.Title, evaluation.Disposition.Conditions[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GateRule.RequiredArtifact, GateOutcome.Missing, "give a fresh model-card")]
    [InlineData(GateRule.RequiredArtifact, GateOutcome.Stale, "renew it with a fresh model-card")]
    [InlineData(GateRule.SignOff, GateOutcome.Missing, "have it decided by privacy and risk-owner")]
    [InlineData(GateRule.Closure, GateOutcome.Fail, "close the critical or high findings that are open")]
    [InlineData(GateRule.Closure, GateOutcome.Missing, "give the evidence: there is none")]
    [InlineData(GateRule.Regression, GateOutcome.Fail, "take it back to where the baseline was")]
    [InlineData(GateRule.Threshold, GateOutcome.Stale, "measure it again: what there is, is too old")]
    [InlineData(GateRule.Completeness, GateOutcome.Fail, "fill in the sections that are missing")]
    public void Gate_ThatDoesNotPass_IsToldByItsRuleWhatWouldDo(GateRule rule, GateOutcome outcome, string expected)
    {
        var gate = A.Gate(rule: rule) with { Kind = "model-card", Roles = ["privacy", "risk-owner"], Severities = ["critical", "high"] };

        Assert.Equal(expected, Remedy.Of(new GateResult(gate, outcome, "why")));
    }
}
