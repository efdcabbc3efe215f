using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Releases;
using Evidence.Testing.Packs;
using Evidence.Workspaces;

namespace Evidence.Workspace.Tests.FrameworkData;

/// <summary>The shipped data in the product's own loader and rules.</summary>
public sealed class ShippedStatusTests : IDisposable
{
    private readonly WorkspaceFolder _folder = new();
    private readonly Lazy<WorkspaceContent> _workspace;

    public ShippedStatusTests() => _workspace = new(() =>
    {
        _folder.Replace("evidence.yaml", "[small]", "[nist-ai-rmf, nist-ai-600-1, iso-23894, iso-42001, eu-ai-act]");
        return _folder.Source(ShippedData.Root).Load();
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Loader_TakesTheShippedDataAsItIs()
    {
        var workspace = _workspace.Value;

        Assert.Equal(ShippedData.Controls.Count(), workspace.Frameworks.Sum(framework => framework.Controls.Count));
        Assert.Equal(ShippedData.Mappings.Count, workspace.Mappings.Count);
        Assert.Equal(ShippedData.Crosswalks.Sum(crosswalk => crosswalk.Rows.Count), workspace.Crosswalks.Sum(crosswalk => crosswalk.Rows.Count));
    }

    [Theory]
    [InlineData(RiskTier.Tier1)]
    [InlineData(RiskTier.Tier2)]
    [InlineData(RiskTier.Tier3)]
    public void NothingCollected_LeavesEveryControlMissingAndSaysWhatWouldCompleteIt(RiskTier tier) =>
        Assert.All(Assess(tier), assessment =>
        {
            Assert.Equal(ControlStatus.Missing, assessment.Status);
            Assert.NotEmpty(assessment.ToComplete);
        });

    [Fact]
    public void FairnessReport_EvidencesFairnessAndFollowsTheCrosswalk()
    {
        var assessments = Assess(RiskTier.Tier1, (A.Artifact("fairness.json", "fairness-report"), [A.Fact("fairness.demographic_parity_difference", 0.04, of: 900, pointer: "/overall")]));

        Assert.Equal(ControlStatus.Evidenced, StatusOf(assessments, "nist-ai-rmf:MEASURE 2.11"));
        Assert.Equal(ControlStatus.Evidenced, StatusOf(assessments, "iso-23894:A.6"));
        Assert.Equal(ControlStatus.Partial, StatusOf(assessments, "iso-42001:A.5.4"));
        Assert.Equal(ControlStatus.Missing, StatusOf(assessments, "nist-ai-rmf:GOVERN 1.1"));
    }

    [Fact]
    public void GeneralPolicy_DoesNotPassForTheProceduresItMayMention()
    {
        var assessments = Assess(RiskTier.Tier1, (A.Artifact("policy.md", "policy"), []));

        Assert.Equal(ControlStatus.Evidenced, StatusOf(assessments, "nist-ai-rmf:GOVERN 1.2"));
        Assert.Equal(ControlStatus.Partial, StatusOf(assessments, "nist-ai-rmf:GOVERN 1.7"));
        Assert.Equal(ControlStatus.Partial, StatusOf(assessments, "nist-ai-rmf:GOVERN 2.1"));
    }

    [Theory]
    [InlineData("evaluation-report", "performance.accuracy")]
    [InlineData("benchmark-results", "benchmark.score")]
    [InlineData("safety-evaluation", "quality.groundedness")]
    public void Performance_IsShownByATableModelOrALanguageModel(string kind, string metric) =>
        Assert.Equal(ControlStatus.Evidenced, StatusOf(Assess(RiskTier.Tier2, (A.Artifact("results.json", kind), [A.Fact(metric, 0.9)])), "nist-ai-rmf:MEASURE 2.3"));

    [Fact]
    public void EverythingExpected_EvidencesEveryControl()
    {
        var pieces = ShippedData.Mappings.Select(mapping => (A.Artifact(mapping.Id, mapping.Kind, madeDaysAgo: 0), FactsFor(mapping))).ToArray();

        Assert.All(new[] { RiskTier.Tier1, RiskTier.Tier2, RiskTier.Tier3 }, tier =>
            Assert.Empty(Assess(tier, pieces).Where(assessment => assessment.Status != ControlStatus.Evidenced).Select(assessment => assessment.Control.ToString())));
    }

    private static Fact[] FactsFor(MappingYaml mapping) => mapping.When is not { } when
        ? []
        : [A.Fact(
            when.Metric.Replace("*", "any", StringComparison.Ordinal),
            when.AtLeast ?? when.AtMost,
            when.Is,
            when.Sliced ? "gender=Female" : "",
            attributes: [.. when.Attributes.Select(pair => (pair.Key, pair.Value))])];

    private static ControlStatus StatusOf(IReadOnlyList<ControlAssessment> assessments, string control) =>
        assessments.Single(assessment => assessment.Control == ControlRef.Parse(control)).Status;

    private IReadOnlyList<ControlAssessment> Assess(RiskTier tier, params (Artifact Artifact, Fact[] Facts)[] collected) =>
        ControlAssessor.Assess(new AssessmentInput(
            A.Release(tier),
            A.Today,
            A.Policy(),
            A.Collected(collected),
            _workspace.Value.Frameworks,
            _workspace.Value.Mappings,
            _workspace.Value.Crosswalks,
            A.Metrics));
}
