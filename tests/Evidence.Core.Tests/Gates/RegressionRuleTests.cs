using Evidence.Gates;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

public sealed class RegressionRuleTests
{
    [Theory]
    [InlineData(990, 985, 0.02, GateOutcome.Pass)]
    [InlineData(970, 990, 0.02, GateOutcome.Inconclusive)]
    [InlineData(900, 990, 0.02, GateOutcome.Fail)]
    public void Rate_AgainstItsBaseline_IsJudgedByTheIntervalOfTheChange(long now, long before, double tolerance, GateOutcome expected)
    {
        var result = Judge(
            A.Gate(rule: GateRule.Regression, atMost: tolerance),
            [A.Fact(successes: now, of: 1000)],
            [A.Fact(successes: before, of: 1000)]);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(before / 1000.0, result.BaselineValue);
    }

    [Theory]
    [InlineData("performance.roc_auc", 0.91, 0.92, GateOutcome.Pass)]
    [InlineData("performance.roc_auc", 0.89, 0.92, GateOutcome.Fail)]
    [InlineData("performance.mae", 3.31, 3.30, GateOutcome.Pass)]
    [InlineData("performance.mae", 3.35, 3.30, GateOutcome.Fail)]
    [InlineData("performance.mae", 2.00, 3.30, GateOutcome.Pass)]
    public void Score_AgainstItsBaseline_FollowsTheDirectionOfTheMetric(string metric, double now, double before, GateOutcome expected) =>
        Assert.Equal(expected, Judge(A.Gate(rule: GateRule.Regression, metric: metric, atMost: 0.02), [A.Fact(metric, now)], [A.Fact(metric, before)]).Outcome);

    [Fact]
    public void SmallestChange_IsATolerance() =>
        Assert.Equal(GateOutcome.Pass, Judge(
            A.Gate(rule: GateRule.Regression, metric: "performance.roc_auc", atLeast: -0.02),
            [A.Fact("performance.roc_auc", 0.91)],
            [A.Fact("performance.roc_auc", 0.92)]).Outcome);

    [Fact]
    public void Slice_ThatTheBaselineHadAndThisReleaseHasNot_IsMissing()
    {
        var result = Judge(
            A.Gate(rule: GateRule.Regression, metric: "performance.roc_auc", sliceBy: "*", atMost: 0.02),
            [A.Fact("performance.roc_auc", 0.92, slice: "gender=Male")],
            [A.Fact("performance.roc_auc", 0.92, slice: "gender=Male"), A.Fact("performance.roc_auc", 0.92, slice: "gender=Female")]);

        Assert.Equal(GateOutcome.Missing, result.Outcome);
        Assert.Equal("gender=Female", result.Slice.ToString());
    }

    [Fact]
    public void Change_OfARate_IsToldInPoints() => Assert.Contains(
        "a worsening of at most 1 point is tolerated",
        Judge(A.Gate(rule: GateRule.Regression, atMost: 0.01), [A.Fact(successes: 900, of: 1000)], [A.Fact(successes: 990, of: 1000)]).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Release_WithoutABaseline_IsMissingItAndSaysWhatToDo()
    {
        var result = GateEvaluator.Judge(A.Gate(rule: GateRule.Regression), A.Input(A.Collected((A.Artifact(), [A.Fact(successes: 9, of: 10)]))));

        Assert.Equal(GateOutcome.Missing, result.Outcome);
        Assert.Contains("set 'baseline'", result.Reason);
    }

    private static GateResult Judge(Gate gate, Evidence.Facts.Fact[] now, Evidence.Facts.Fact[] before) => GateEvaluator.Judge(gate, A.Input(
        A.Collected((A.Artifact(), now)),
        release: A.Release(baseline: "checkout-ranker-2.3.0"),
        baseline: A.Collected((A.Artifact("before.json", madeDaysAgo: 500), before))));
}
