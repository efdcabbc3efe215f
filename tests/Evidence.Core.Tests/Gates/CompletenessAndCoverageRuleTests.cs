using Evidence.Controls;
using Evidence.Gates;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

public sealed class CompletenessAndCoverageRuleTests
{
    private static readonly Gate _complete = A.Gate(rule: GateRule.Completeness, metric: null, kind: "model-card", atLeast: 0.9);

    [Theory]
    [InlineData(0.95, GateOutcome.Pass)]
    [InlineData(0.85, GateOutcome.Fail)]
    public void Document_IsJudgedByItsStatedShare(double share, GateOutcome expected) =>
        Assert.Equal(expected, GateEvaluator.Judge(_complete, A.Input(A.Collected((A.Artifact(kind: "model-card"), [A.Fact("documentation.completeness", share)])))).Outcome);

    [Fact]
    public void Document_WithoutAShare_IsCountedBySections()
    {
        var result = GateEvaluator.Judge(_complete, A.Input(A.Collected((A.Artifact(kind: "model-card"),
        [
            A.Fact("documentation.section_present", 1, slice: "section=intended use"),
            A.Fact("documentation.section_present", 0, slice: "section=limitations"),
        ]))));

        Assert.Equal(GateOutcome.Fail, result.Outcome);
        Assert.Equal(0.5, result.Observed);
        Assert.Contains("missing: limitations", result.Reason);
    }

    [Fact]
    public void WorstDocument_Decides() =>
        Assert.Equal(GateOutcome.Fail, GateEvaluator.Judge(_complete, A.Input(A.Collected(
            (A.Artifact("a.md", "model-card"), [A.Fact("documentation.completeness", 1)]),
            (A.Artifact("b.md", "model-card"), [A.Fact("documentation.completeness", 0.1)])))).Outcome);

    [Fact]
    public void Document_ThatSaysNothingOfItself_IsInconclusive() =>
        Assert.Equal(GateOutcome.Inconclusive, GateEvaluator.Judge(_complete, A.Input(A.Collected((A.Artifact(kind: "model-card"), [])))).Outcome);

    [Fact]
    public void Coverage_CountsEvidencedAmongApplicableControls()
    {
        ControlAssessment[] controls =
        [
            A.Control("f:1", ControlStatus.Evidenced),
            A.Control("f:2", ControlStatus.Evidenced),
            A.Control("f:3", ControlStatus.Partial),
            A.Control("f:4", ControlStatus.NotApplicable),
        ];
        var result = GateEvaluator.Judge(Coverage(0.7), A.Input(controls: controls));

        Assert.Equal(GateOutcome.Fail, result.Outcome);
        Assert.Equal(2 / 3.0, result.Observed);
        Assert.Equal(GateOutcome.Pass, GateEvaluator.Judge(Coverage(0.6), A.Input(controls: controls)).Outcome);
    }

    [Fact]
    public void Coverage_CarriedByWaivedControls_IsWaived() =>
        Assert.Equal(GateOutcome.Waived, GateEvaluator.Judge(Coverage(1), A.Input(controls:
        [
            A.Control("f:1", ControlStatus.Evidenced),
            A.Control("f:2", ControlStatus.Missing, A.Waiver(control: "f:2")),
        ])).Outcome);

    [Fact]
    public void Coverage_OfAFrameworkThatIsNotAssessed_IsMissing() =>
        Assert.Equal(GateOutcome.Missing, GateEvaluator.Judge(Coverage(0.5), A.Input(controls: [A.Control("g:1", ControlStatus.Evidenced)])).Outcome);

    private static Gate Coverage(double atLeast) => A.Gate(rule: GateRule.Coverage, metric: null, frameworks: ["f"], atLeast: atLeast);
}
