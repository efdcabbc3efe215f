using Evidence.Gates;
using Evidence.Packs;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

public sealed class RequiredArtifactRuleTests
{
    private static readonly Gate _gate = A.Gate(rule: GateRule.RequiredArtifact, metric: null, kind: "model-card", freshForDays: 30);

    [Fact]
    public void Artifact_WithoutFacts_IsEvidence() =>
        Assert.Equal(GateOutcome.Pass, Judge(A.Collected((A.Artifact(kind: "model-card"), []))).Outcome);

    [Fact]
    public void Document_ThatOnlyPeopleRead_IsEvidenceAsItsSourceDeclares()
    {
        var scan = A.Artifact("card.pdf", "model-card");

        Assert.Equal(GateOutcome.Pass, Judge(new ReleaseEvidence([scan], [A.Unread(scan, "no reader knows it", reader: null)])).Outcome);
    }

    [Fact]
    public void Artifact_ThatItsReaderCannotRead_IsNot()
    {
        var broken = A.Artifact("card.md", "model-card");

        Assert.Equal(GateOutcome.Inconclusive, Judge(new ReleaseEvidence([broken], [A.Unread(broken, "the front matter does not end")])).Outcome);
    }

    [Fact]
    public void OldArtifact_IsStale() => Assert.Equal(GateOutcome.Stale, Judge(A.Collected((A.Artifact(kind: "model-card", madeDaysAgo: 31), []))).Outcome);

    [Fact]
    public void OtherKinds_AreMissing() => Assert.Equal(GateOutcome.Missing, Judge(A.Collected((A.Artifact(kind: "dataset-card"), []))).Outcome);

    [Fact]
    public void FewerThanAskedFor_Fail() =>
        Assert.Equal(GateOutcome.Fail, GateEvaluator.Judge(_gate with { AtLeast = 2 }, A.Input(A.Collected((A.Artifact(kind: "model-card"), [])))).Outcome);

    private static GateResult Judge(ReleaseEvidence collected) => GateEvaluator.Judge(_gate, A.Input(collected));
}
