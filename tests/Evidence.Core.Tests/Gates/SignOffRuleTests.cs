using Evidence.Gates;
using Evidence.Packs;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

public sealed class SignOffRuleTests
{
    private static readonly Gate _gate = A.Gate(rule: GateRule.SignOff, metric: null, roles: ["privacy", "risk-owner"], within: 10);

    [Fact]
    public void EveryRole_ByDifferentPeopleInTime_Passes() =>
        Assert.Equal(GateOutcome.Pass, Decide(10, A.Decision("ada", "privacy"), A.Decision("grace", "risk-owner")).Outcome);

    [Fact]
    public void OnePerson_InTwoRoles_DoesNotPass()
    {
        var result = Decide(10, A.Decision("ada", "privacy"), A.Decision("Ada", "risk-owner"));

        Assert.Equal(GateOutcome.Missing, result.Outcome);
        Assert.Contains("a different person is needed", result.Reason);
    }

    [Fact]
    public void Rejection_Fails() =>
        Assert.Equal(GateOutcome.Fail, Decide(10, A.Decision("ada", "privacy", DecisionKind.Reject), A.Decision("grace", "risk-owner")).Outcome);

    [Fact]
    public void LaterDecision_OfARole_Counts() =>
        Assert.Equal(GateOutcome.Pass, Decide(
            10,
            A.Decision("ada", "privacy", DecisionKind.Reject, daysAgo: 3),
            A.Decision("ada", "privacy", daysAgo: 2),
            A.Decision("grace", "risk-owner")).Outcome);

    [Fact]
    public void MissingRole_IsDueWithinTheTimeAndFailsAfterIt()
    {
        Assert.Equal(GateOutcome.Missing, Decide(10, A.Decision("ada", "privacy")).Outcome);
        Assert.Equal(GateOutcome.Fail, Decide(16, A.Decision("ada", "privacy")).Outcome);
    }

    [Fact]
    public void LateSignOff_Fails() =>
        Assert.Equal(GateOutcome.Fail, Decide(30, A.Decision("ada", "privacy"), A.Decision("grace", "risk-owner")).Outcome);

    [Fact]
    public void CollectedApprovals_Count()
    {
        var approval = A.Fact("approval.entry", text: "approved", attributes: [("role", "privacy"), ("owner", "ada"), ("opened", "2026-09-20"), ("closed", "2026-09-22")]);
        var pending = A.Fact("approval.entry", text: "pending", attributes: [("role", "risk-owner"), ("opened", "2026-09-21")]);
        var input = A.Input(A.Collected((A.Artifact(kind: "approval"), [approval, pending])));

        Assert.Equal(GateOutcome.Missing, GateEvaluator.Judge(_gate, input).Outcome);
        Assert.Equal(GateOutcome.Pass, GateEvaluator.Judge(_gate with { Roles = ["privacy"] }, input).Outcome);
    }

    [Fact]
    public void Approval_WithoutATimeOfAsking_IsInconclusiveWhereATimeIsSet()
    {
        var approval = A.Fact("approval.entry", text: "approved", attributes: [("role", "privacy"), ("owner", "ada"), ("closed", "2026-09-22")]);
        var input = A.Input(A.Collected((A.Artifact(kind: "approval"), [approval])));

        Assert.Equal(GateOutcome.Inconclusive, GateEvaluator.Judge(_gate with { Roles = ["privacy"] }, input).Outcome);
        Assert.Equal(GateOutcome.Pass, GateEvaluator.Judge(_gate with { Roles = ["privacy"], Within = null }, input).Outcome);
    }

    [Fact]
    public void OldApproval_IsStale() =>
        Assert.Equal(GateOutcome.Stale, GateEvaluator.Judge(
            _gate with { FreshFor = TimeSpan.FromDays(30), Within = null },
            A.Input(decisions: [A.Decision("ada", "privacy", daysAgo: 40), A.Decision("grace", "risk-owner", daysAgo: 40)])).Outcome);

    private static GateResult Decide(double askedDaysAgo, params Decision[] decisions) =>
        GateEvaluator.Judge(_gate, A.Input(decisions: decisions, askedAt: A.DaysAgo(askedDaysAgo)));
}
