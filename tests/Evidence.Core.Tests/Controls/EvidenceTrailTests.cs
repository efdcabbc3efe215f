using System.Text;
using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Testing.Fakes;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Controls;

public sealed class EvidenceTrailTests
{
    private const string Report = """{"overall": {"demographic_parity_difference": 0.04}}""";

    [Fact]
    public async Task Control_OfAnotherFramework_IsFollowedOverTheCrosswalkToAByteRange()
    {
        var store = new InMemoryEvidenceStore();
        await store.PutContentAsync(new MemoryStream(Encoding.UTF8.GetBytes(Report)), default);
        var artifact = A.Artifact("fairness.json", "fairness-report", content: Report);
        var collected = A.Collected((artifact, [A.Fact("fairness.demographic_parity_difference", 0.04, pointer: "/overall/demographic_parity_difference")]));
        var assessment = ControlAssessor.Assess(new AssessmentInput(
            A.Release(),
            A.Today,
            A.Policy(),
            collected,
            [A.Framework("iso-42001", "A.5.4")],
            [A.Mapping("fairness", "fairness-report", ["nist-ai-rmf:MEASURE 2.11"], when: new FactCondition("fairness.*"))],
            [new Crosswalk("x", "nist-ai-rmf", "iso-42001", "ours", [new("MEASURE 2.11", "A.5.4", CrosswalkRelation.Intersects, "Because.")])],
            A.Metrics))[0];

        var step = Assert.Single(await EvidenceTrail.FollowAsync(assessment, collected, store, default));

        Assert.Equal(["nist-ai-rmf:MEASURE 2.11 (intersects)"], step.Via);
        Assert.Equal("fairness", step.Mapping);
        Assert.Equal("fairness.demographic_parity_difference", step.Metric);
        Assert.Equal("0.04", step.Quote);
        Assert.Equal("0.04", Report.Substring(step.Range!.Value.Offset, step.Range.Value.Length));
        Assert.Equal(Sha256Digest.Of(Encoding.UTF8.GetBytes(Report)), step.Artifact);
    }
}
