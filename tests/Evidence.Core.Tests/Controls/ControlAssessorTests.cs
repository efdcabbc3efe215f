using Evidence.Controls;
using Evidence.Facts;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Controls;

public sealed class ControlAssessorTests
{
    private static readonly Framework _rmf = A.Framework("rmf", "MEASURE 2.11");

    [Fact]
    public void EveryControl_OfEveryFramework_IsAssessedInOrder()
    {
        var assessments = ControlAssessor.Assess(Input(ReleaseEvidence.None) with
        {
            Frameworks = [A.Framework("a", "2", "1"), A.Framework("b", "3")],
        });

        Assert.Equal(["a:2", "a:1", "b:3"], assessments.Select(assessment => assessment.Control.ToString()));
        Assert.All(assessments, assessment => Assert.NotEmpty(assessment.Reasons));
        Assert.All(assessments, assessment => Assert.NotEmpty(assessment.ToComplete));
        Assert.All(assessments, assessment => Assert.Equal(ControlStatus.Missing, assessment.Status));
    }

    [Fact]
    public void FreshDirectEvidence_ForEveryExpectation_Evidences()
    {
        var assessment = Assess(
            A.Collected((A.Artifact("f.json", "fairness-report"), [A.Fact("fairness.selection_rate", 0.4, slice: "gender=Female", pointer: "/by_group/1")])),
            A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"], when: new FactCondition("fairness.*", HasSlices: true)));

        Assert.Equal(ControlStatus.Evidenced, assessment.Status);
        Assert.Equal("/by_group/1", assessment.Evidence[0].Pointer);
        Assert.Equal("fairness.selection_rate", assessment.Evidence[0].Metric);
        Assert.Empty(assessment.ToComplete);
    }

    [Fact]
    public void OneOfTwoExpectations_IsPartialAndSaysWhatIsOpen()
    {
        var assessment = Assess(
            A.Collected((A.Artifact("f.json", "fairness-report"), [])),
            A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"]),
            A.Mapping("m2", "stakeholder-feedback", ["rmf:MEASURE 2.11"], expects: "Feedback from affected groups"));

        Assert.Equal(ControlStatus.Partial, assessment.Status);
        Assert.Equal(["Feedback from affected groups"], assessment.ToComplete);
    }

    [Fact]
    public void TwoMappings_WithTheSameWords_AreAlternatives() =>
        Assert.Equal(ControlStatus.Evidenced, Assess(
            A.Collected((A.Artifact("r.json", "red-team-report"), [])),
            A.Mapping("m1", "red-team-report", ["rmf:MEASURE 2.11"], expects: "Adversarial testing"),
            A.Mapping("m2", "safety-evaluation", ["rmf:MEASURE 2.11"], expects: "Adversarial testing")).Status);

    [Fact]
    public void SupportingEvidence_AloneIsPartial() =>
        Assert.Equal(ControlStatus.Partial, Assess(
            A.Collected((A.Artifact("f.json", "fairness-report"), [])),
            A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"], MappingStrength.Supporting)).Status);

    [Theory]
    [InlineData(29, ControlStatus.Evidenced)]
    [InlineData(30, ControlStatus.Evidenced)]
    [InlineData(31, ControlStatus.Stale)]
    public void Evidence_IsFreshUpToTheEndOfItsWindow(double madeDaysAgo, ControlStatus expected) =>
        Assert.Equal(expected, Assess(
            A.Collected((A.Artifact("f.json", "fairness-report", madeDaysAgo), [])),
            A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"], freshForDays: 30)).Status);

    [Fact]
    public void Evidence_WithoutAWindowOfItsOwn_IsFreshAsThePolicySays()
    {
        var input = Input(A.Collected((A.Artifact("f.json", "fairness-report", 20), [])), A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"])) with
        {
            Policy = A.Policy() with { FreshFor = new Dictionary<string, TimeSpan> { ["fairness-report"] = TimeSpan.FromDays(10) } },
        };

        Assert.Equal(ControlStatus.Stale, ControlAssessor.Assess(input)[0].Status);
    }

    [Fact]
    public void Fact_ThatMissesTheCondition_IsToldAsWhatIsOpen()
    {
        var assessment = Assess(
            A.Collected((A.Artifact("s.json"), [A.Fact(number: 0.8)])),
            A.Mapping("m1", "safety-evaluation", ["rmf:MEASURE 2.11"], when: new FactCondition("safety.pass_rate", AtLeast: 0.9)));

        Assert.Equal(ControlStatus.Missing, assessment.Status);
        Assert.Contains(assessment.ToComplete, sentence => sentence.Contains("'s.json'") && sentence.Contains("safety.pass_rate, at least 0.9"));
    }

    [Fact]
    public void BrokenArtifact_IsNoEvidence()
    {
        var broken = A.Artifact("f.json", "fairness-report");

        var assessment = Assess(new ReleaseEvidence([broken], [A.Unread(broken, "ends early")]), A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"]));

        Assert.Equal(ControlStatus.Missing, assessment.Status);
        Assert.Contains(assessment.ToComplete, sentence => sentence.Contains("could not be read: ends early"));
    }

    [Fact]
    public void Mapping_OfAnotherTier_IsNotExpected()
    {
        var assessment = Assess(
            A.Collected((A.Artifact("f.json", "fairness-report"), [])),
            A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"]),
            A.Mapping("m2", "stakeholder-feedback", ["rmf:MEASURE 2.11"], tiers: [RiskTier.Tier3]));

        Assert.Equal(ControlStatus.Evidenced, assessment.Status);
    }

    [Fact]
    public void ExcludedControl_IsNotApplicableWithItsReason()
    {
        var input = Input(A.Collected((A.Artifact("f.json", "fairness-report"), [])), A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"])) with
        {
            Release = A.Release(notApplicable: [new ControlExclusion(ControlRef.Parse("rmf:MEASURE 2.11"), "The system decides nothing about people.")]),
        };

        var assessment = ControlAssessor.Assess(input)[0];

        Assert.Equal(ControlStatus.NotApplicable, assessment.Status);
        Assert.Equal(["The system decides nothing about people."], assessment.Reasons);
    }

    [Fact]
    public void WaivedControl_KeepsItsStatusAndShowsTheWaiver()
    {
        var input = Input(ReleaseEvidence.None) with { Policy = A.Policy() with { Waivers = [A.Waiver(control: "rmf:MEASURE 2.11")] } };

        var assessment = ControlAssessor.Assess(input)[0];

        Assert.Equal(ControlStatus.Missing, assessment.Status);
        Assert.Equal("w1", assessment.Waiver!.Id);
        Assert.Contains(assessment.Reasons, reason => reason.Contains("Waiver w1 carries it"));
    }

    [Fact]
    public void Artifacts_ThatContradictEachOtherOnOneDataset_AreShownAndNothingIsAveraged()
    {
        var assessment = Assess(
            A.Collected(
                (A.Artifact("a.json", "evaluation-report", source: "tracking"), [A.Fact("performance.roc_auc", 0.91, attributes: ("dataset", "holdout"))]),
                (A.Artifact("b.json", "evaluation-report"), [A.Fact("performance.roc_auc", 0.84, attributes: ("dataset", "holdout"))])),
            A.Mapping("m1", "evaluation-report", ["rmf:MEASURE 2.11"]));

        Assert.Equal(ControlStatus.Partial, assessment.Status);
        Assert.Contains("0.91 in 'a.json'", assessment.Conflicts[0]);
        Assert.Contains("0.84 in 'b.json'", assessment.Conflicts[0]);
        Assert.NotEmpty(assessment.ToComplete);
    }

    [Theory]
    [InlineData("holdout", "field", 0.84)] // different datasets
    [InlineData("holdout", "holdout", 0.9101)] // rounding
    public void Artifacts_ThatMeasureDifferentThingsOrTheSame_DoNotContradict(string first, string second, double value) =>
        Assert.Empty(Assess(
            A.Collected(
                (A.Artifact("a.json", "evaluation-report"), [A.Fact("performance.roc_auc", 0.91, attributes: ("dataset", first))]),
                (A.Artifact("b.json", "evaluation-report"), [A.Fact("performance.roc_auc", value, attributes: ("dataset", second))])),
            A.Mapping("m1", "evaluation-report", ["rmf:MEASURE 2.11"])).Conflicts);

    [Theory]
    [InlineData(CrosswalkRelation.Equal, MappingStrength.Direct, ControlStatus.Evidenced)]
    [InlineData(CrosswalkRelation.Superset, MappingStrength.Direct, ControlStatus.Evidenced)]
    [InlineData(CrosswalkRelation.Subset, MappingStrength.Supporting, ControlStatus.Partial)]
    [InlineData(CrosswalkRelation.Intersects, MappingStrength.Supporting, ControlStatus.Partial)]
    public void Crosswalk_CarriesEvidenceAsFarAsItsRelationAllows(CrosswalkRelation relation, MappingStrength strength, ControlStatus status)
    {
        var assessment = Through(new Crosswalk("x", "rmf", "iso", "ours", [new("MEASURE 2.11", "5.4", relation, "Because.")]));

        Assert.Equal(status, assessment.Status);
        Assert.Equal(strength, assessment.Evidence[0].Strength);
        Assert.Equal([$"rmf:MEASURE 2.11 ({relation.ToString().ToLowerInvariant()})"], assessment.Evidence[0].Via);
    }

    [Fact]
    public void Crosswalk_IsFollowedFromItsOtherEndWithTheRelationReversed() =>
        Assert.Equal(ControlStatus.Evidenced, Through(new Crosswalk("x", "iso", "rmf", "ours", [new("5.4", "MEASURE 2.11", CrosswalkRelation.Subset, "Because.")])).Status);

    [Fact]
    public void Chain_IsAsStrongAsItsWeakestHopAndSaysSo()
    {
        var assessment = Through(
            new Crosswalk("x", "rmf", "42001", "ours", [new("MEASURE 2.11", "A.6", CrosswalkRelation.Superset, "Because.")]),
            new Crosswalk("y", "42001", "iso", "ours", [new("A.6", "5.4", CrosswalkRelation.Intersects, "Because.")]));

        Assert.Equal(ControlStatus.Partial, assessment.Status);
        Assert.Equal(["rmf:MEASURE 2.11 (superset)", "42001:A.6 (intersects)"], assessment.Evidence[0].Via);
    }

    [Fact]
    public void Chain_FromWhichNothingFollows_IsNotFollowed() =>
        Assert.Equal(ControlStatus.Missing, Through(
            new Crosswalk("x", "rmf", "42001", "ours", [new("MEASURE 2.11", "A.6", CrosswalkRelation.Intersects, "Because.")]),
            new Crosswalk("y", "42001", "iso", "ours", [new("A.6", "5.4", CrosswalkRelation.Intersects, "Because.")])).Status);

    [Fact]
    public void Relations_Composed_NeverClaimMoreThanTheWeakerOne()
    {
        foreach (var first in Enum.GetValues<CrosswalkRelation>())
        {
            foreach (var second in Enum.GetValues<CrosswalkRelation>())
            {
                var both = first.Then(second);

                Assert.True(both is null || both <= (CrosswalkRelation)Math.Min((int)first, (int)second), $"{first} then {second} gave {both}");
                Assert.Equal(first, first.Reverse().Reverse());
            }
        }
    }

    private static ControlAssessment Through(params Crosswalk[] crosswalks) => ControlAssessor.Assess(
        Input(A.Collected((A.Artifact("f.json", "fairness-report"), [])), A.Mapping("m1", "fairness-report", ["rmf:MEASURE 2.11"])) with
        {
            Frameworks = [A.Framework("iso", "5.4")],
            Crosswalks = crosswalks,
        })[0];

    private static ControlAssessment Assess(ReleaseEvidence collected, params ControlMapping[] mappings) => ControlAssessor.Assess(Input(collected, mappings))[0];

    private static AssessmentInput Input(ReleaseEvidence collected, params ControlMapping[] mappings) =>
        new(A.Release(), A.Today, A.Policy(), collected, [_rmf], mappings, [], A.Metrics);
}
