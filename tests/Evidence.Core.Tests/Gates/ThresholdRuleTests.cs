using Evidence.Gates;
using Evidence.Packs;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

public sealed class ThresholdRuleTests
{
    [Theory]
    [InlineData(19, 20, 0.95, GateOutcome.Inconclusive)]
    [InlineData(19, 20, 0.99, GateOutcome.Inconclusive)]
    [InlineData(20, 20, 0.99, GateOutcome.Inconclusive)]
    [InlineData(1000, 1000, 0.95, GateOutcome.Pass)]
    [InlineData(1000, 1000, 0.99, GateOutcome.Pass)]
    [InlineData(100, 200, 0.99, GateOutcome.Fail)]
    public void SafetyRate_AskedToBe99Percent_PassesOnlyWhereTheCasesShowIt(long successes, long cases, double confidence, GateOutcome expected) =>
        Assert.Equal(expected, Judge(A.Gate(atLeast: 0.99, confidence: confidence), A.Fact(successes: successes, of: cases)).Outcome);

    [Theory]
    [InlineData(0.90, GateOutcome.Inconclusive)] // 19/20 is between 0.76 and 0.99: it may be 0.90 and may not
    [InlineData(0.70, GateOutcome.Pass)]
    [InlineData(0.995, GateOutcome.Fail)]
    public void Rate_Of19In20_IsJudgedByItsWholeInterval(double atLeast, GateOutcome expected) =>
        Assert.Equal(expected, Judge(A.Gate(atLeast: atLeast), A.Fact(successes: 19, of: 20)).Outcome);

    [Theory]
    [InlineData(0, 1000, GateOutcome.Pass)]
    [InlineData(8, 1000, GateOutcome.Inconclusive)]
    [InlineData(30, 1000, GateOutcome.Fail)]
    public void Rate_AskedToBeAtMost_IsJudgedByTheUpperEnd(long attacks, long cases, GateOutcome expected)
    {
        var result = Judge(A.Gate(metric: "safety.attack_success_rate", atMost: 0.01), A.Fact("safety.attack_success_rate", successes: attacks, of: cases));

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(cases, result.SampleSize);
    }

    [Fact]
    public void Rate_WithFewerCasesThanTheMinimum_IsInconclusiveWhateverItsValue()
    {
        var perfect = Judge(A.Gate(atLeast: 0.5, minimumSample: 300), A.Fact(successes: 299, of: 299));

        Assert.Equal(GateOutcome.Inconclusive, perfect.Outcome);
        Assert.Contains("299 cases, and 300 are asked for", perfect.Reason);
        Assert.Equal(GateOutcome.Pass, Judge(A.Gate(atLeast: 0.5, minimumSample: 300), A.Fact(successes: 300, of: 300)).Outcome);
    }

    [Fact]
    public void Rate_WithoutANumberOfCases_IsInconclusive() =>
        Assert.Equal(GateOutcome.Inconclusive, Judge(A.Gate(atLeast: 0.5), A.Fact(number: 1)).Outcome);

    [Fact]
    public void Rate_ThatContradictsItsOwnCounts_IsInconclusive() =>
        Assert.Equal(GateOutcome.Inconclusive, Judge(A.Gate(atLeast: 0.5), A.Fact(number: 0.99, successes: 10, of: 20)).Outcome);

    [Fact]
    public void Rate_ThatNoSampleCanProve_StaysInconclusive() =>
        Assert.Equal(GateOutcome.Inconclusive, Judge(A.Gate(atLeast: 1), A.Fact(successes: 1_000_000, of: 1_000_000)).Outcome);

    [Fact]
    public void Reason_OfAnInconclusiveRate_SaysHowManyCasesWouldDo() =>
        Assert.Contains("381 would do", Judge(A.Gate(atLeast: 0.99), A.Fact(successes: 20, of: 20)).Reason);

    [Theory]
    [InlineData(0.91, GateOutcome.Pass)]
    [InlineData(0.90, GateOutcome.Pass)]
    [InlineData(0.899, GateOutcome.Fail)]
    [InlineData(double.NaN, GateOutcome.Inconclusive)]
    [InlineData(double.PositiveInfinity, GateOutcome.Inconclusive)]
    public void Score_IsComparedAsItIs(double value, GateOutcome expected) =>
        Assert.Equal(expected, Judge(A.Gate(metric: "performance.roc_auc", atLeast: 0.9), A.Fact("performance.roc_auc", value)).Outcome);

    [Theory]
    [InlineData("error")]
    [InlineData("skipped")]
    [InlineData("pass")]
    public void Fact_WithoutANumber_NeverPasses(string text) =>
        Assert.Equal(GateOutcome.Inconclusive, Judge(A.Gate(metric: "performance.roc_auc", atLeast: 0.9), A.Fact("performance.roc_auc", text: text)).Outcome);

    [Fact]
    public void Gate_WithoutABound_NeverPasses() => Assert.Equal(GateOutcome.Inconclusive, Judge(A.Gate(), A.Fact(successes: 10, of: 10)).Outcome);

    [Fact]
    public void WorstSlice_Decides()
    {
        var result = Judge(
            A.Gate(atLeast: 0.9, sliceBy: "gender"),
            A.Fact(successes: 990, of: 1000, slice: "gender=Male"),
            A.Fact(successes: 800, of: 1000, slice: "gender=Female"),
            A.Fact(successes: 100, of: 1000, slice: "age=18-25"),
            A.Fact(successes: 100, of: 1000));

        Assert.Equal(GateOutcome.Fail, result.Outcome);
        Assert.Equal("gender=Female", result.Slice.ToString());
        Assert.Equal(0.8, result.Observed);
    }

    [Fact]
    public void AnySlice_LooksAtEveryDimension()
    {
        var result = Judge(
            A.Gate(atLeast: 0.9, sliceBy: "*"),
            A.Fact(successes: 990, of: 1000, slice: "gender=Male"),
            A.Fact(successes: 700, of: 1000, slice: "age=18-25"),
            A.Fact(successes: 100, of: 1000));

        Assert.Equal("age=18-25", result.Slice.ToString());
    }

    [Fact]
    public void SmallSlice_AmongLargeOnes_IsInconclusive() =>
        Assert.Equal(GateOutcome.Inconclusive, Judge(
            A.Gate(atLeast: 0.9, sliceBy: "*", minimumSample: 100),
            A.Fact(successes: 1000, of: 1000, slice: "gender=Male"),
            A.Fact(successes: 5, of: 5, slice: "gender=Other")).Outcome);

    [Fact]
    public void OverallGate_DoesNotTakeASliceForTheWhole()
    {
        var result = Judge(A.Gate(atLeast: 0.9), A.Fact(successes: 1000, of: 1000, slice: "gender=Male"));

        Assert.Equal(GateOutcome.Missing, result.Outcome);
        Assert.Contains("by gender", result.Reason);
    }

    [Fact]
    public void Where_NamingASlice_JudgesThatSlice()
    {
        var result = Judge(
            A.Gate(atLeast: 0.9, where: ("category", "violence")),
            A.Fact(successes: 1000, of: 1000, slice: "category=violence", attributes: ("category", "violence")),
            A.Fact(successes: 10, of: 1000, slice: "category=privacy", attributes: ("category", "privacy")));

        Assert.Equal(GateOutcome.Pass, result.Outcome);
    }

    [Fact]
    public void OldEvidence_IsStaleHoweverGood()
    {
        var old = A.Collected((A.Artifact(madeDaysAgo: 91), [A.Fact(successes: 1000, of: 1000)]));

        Assert.Equal(GateOutcome.Stale, GateEvaluator.Judge(A.Gate(atLeast: 0.9, freshForDays: 90), A.Input(old)).Outcome);
        Assert.Equal(GateOutcome.Pass, GateEvaluator.Judge(A.Gate(atLeast: 0.9, freshForDays: 92), A.Input(old)).Outcome);
    }

    [Fact]
    public void OldSlice_AmongFreshOnes_IsStale()
    {
        var mixed = A.Collected(
            (A.Artifact("new.json"), [A.Fact(successes: 1000, of: 1000, slice: "gender=Male")]),
            (A.Artifact("old.json", madeDaysAgo: 400), [A.Fact(successes: 1000, of: 1000, slice: "gender=Female")]));

        Assert.Equal(GateOutcome.Stale, GateEvaluator.Judge(A.Gate(atLeast: 0.9, sliceBy: "gender"), A.Input(mixed)).Outcome);
    }

    [Fact]
    public void FreshEvidence_ReplacesOldEvidenceOfTheSameThing()
    {
        var both = A.Collected(
            (A.Artifact("new.json"), [A.Fact(successes: 1000, of: 1000)]),
            (A.Artifact("old.json", madeDaysAgo: 400), [A.Fact(successes: 10, of: 1000)]));

        Assert.Equal(GateOutcome.Pass, GateEvaluator.Judge(A.Gate(atLeast: 0.9), A.Input(both)).Outcome);
    }

    [Fact]
    public void TwoArtifacts_ThatComeOutDifferently_AreInconclusiveAndBothNamed()
    {
        var result = GateEvaluator.Judge(A.Gate(atLeast: 0.9), A.Input(A.Collected(
            (A.Artifact("monday.json"), [A.Fact(successes: 1000, of: 1000)]),
            (A.Artifact("tuesday.json"), [A.Fact(successes: 500, of: 1000)]))));

        Assert.Equal(GateOutcome.Inconclusive, result.Outcome);
        Assert.Contains("monday.json", result.Reason);
        Assert.Contains("tuesday.json", result.Reason);
        Assert.Equal(2, result.Facts!.Count);
    }

    [Fact]
    public void TwoArtifacts_OnDifferentDatasets_MustBothPass()
    {
        var result = GateEvaluator.Judge(A.Gate(atLeast: 0.9), A.Input(A.Collected(
            (A.Artifact("a.json"), [A.Fact(successes: 1000, of: 1000, attributes: ("dataset", "holdout"))]),
            (A.Artifact("b.json"), [A.Fact(successes: 500, of: 1000, attributes: ("dataset", "field"))]))));

        Assert.Equal(GateOutcome.Fail, result.Outcome);
    }

    [Fact]
    public void NewestArtifact_OfOneLocator_CountsAlone()
    {
        var result = GateEvaluator.Judge(A.Gate(atLeast: 0.9), A.Input(A.Collected(
            (A.Artifact("r.json", content: "first", collectedDaysAgo: 5), [A.Fact(successes: 500, of: 1000)]),
            (A.Artifact("r.json", content: "second", collectedDaysAgo: 1), [A.Fact(successes: 1000, of: 1000)]))));

        Assert.Equal(GateOutcome.Pass, result.Outcome);
    }

    [Fact]
    public void GateOfAKind_PassesOverOtherKinds() =>
        Assert.Equal(GateOutcome.Missing, Judge(A.Gate(atLeast: 0.9, kind: "red-team-report"), A.Fact(successes: 1000, of: 1000)).Outcome);

    [Fact]
    public void Absence_SaysWhatCouldNotBeReadAndWhichSourceFailed()
    {
        var broken = A.Artifact("truncated.json");
        var collected = new ReleaseEvidence([broken], [A.Unread(broken, "the JSON ends at byte 512")]);

        var result = GateEvaluator.Judge(A.Gate(atLeast: 0.9), A.Input(collected, sources: [A.Source("mlflow", SourceState.Failed)]));

        Assert.Equal(GateOutcome.Missing, result.Outcome);
        Assert.Contains("'truncated.json' could not be read: the JSON ends at byte 512.", result.Reason);
        Assert.Contains("The source 'mlflow' gave nothing.", result.Reason);
    }

    [Theory]
    [InlineData(0.10, GateOutcome.Pass)] // 0.50 against 0.48 of 2,000 each: at most 0.051
    [InlineData(0.03, GateOutcome.Inconclusive)]
    public void GroupDifference_OnAGateWithConfidence_IsJudgedByItsInterval(double atMost, GateOutcome expected)
    {
        var result = Judge(
            A.Gate(metric: "fairness.demographic_parity_difference", atMost: atMost, confidence: 0.95),
            A.Fact("fairness.demographic_parity_difference", 0.02),
            A.Fact("fairness.selection_rate", successes: 1000, of: 2000, slice: "gender=Male"),
            A.Fact("fairness.selection_rate", successes: 960, of: 2000, slice: "gender=Female"));

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(4000, result.SampleSize);
    }

    [Fact]
    public void GroupDifference_WithoutConfidence_IsComparedAsStated() =>
        Assert.Equal(GateOutcome.Pass, Judge(
            A.Gate(metric: "fairness.demographic_parity_difference", atMost: 0.1),
            A.Fact("fairness.demographic_parity_difference", 0.02)).Outcome);

    [Fact]
    public void GroupDifference_WithoutGroupCounts_IsInconclusive() =>
        Assert.Equal(GateOutcome.Inconclusive, Judge(
            A.Gate(metric: "fairness.demographic_parity_difference", atMost: 0.1, confidence: 0.95),
            A.Fact("fairness.demographic_parity_difference", 0.02)).Outcome);

    private static GateResult Judge(Gate gate, params Evidence.Facts.Fact[] facts) =>
        GateEvaluator.Judge(gate, A.Input(A.Collected((A.Artifact(), facts))));
}
