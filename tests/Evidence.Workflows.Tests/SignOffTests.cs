using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Workflows.Activities;

namespace Evidence.Workflows.Tests;

public sealed class SignOffTests
{
    private static readonly string[] _two = ["release-manager", "risk-owner"];

    [Fact]
    public void NoDecision_IsPending() => Assert.Equal(PackVerdict.Pending, SignOffs.VerdictOf(_two, []));

    [Fact]
    public void OneOfTwoRoles_IsPendingAndNamesTheOther()
    {
        Decision[] decisions = [By("ana", "release-manager")];

        Assert.Equal(PackVerdict.Pending, SignOffs.VerdictOf(_two, decisions));
        Assert.Equal(["risk-owner"], SignOffs.Open(_two, decisions));
    }

    [Fact]
    public void EveryRole_Approves() => Assert.Equal(PackVerdict.Approved, SignOffs.VerdictOf(_two, [By("ana", "release-manager"), By("bo", "risk-owner")]));

    [Fact]
    public void OneRejection_RejectsWhateverOthersSay() =>
        Assert.Equal(PackVerdict.Rejected, SignOffs.VerdictOf(_two, [By("ana", "release-manager"), By("bo", "risk-owner"), By("cy", null, DecisionKind.Reject)]));

    [Fact]
    public void WithoutRoles_OneApprovalDecides() => Assert.Equal(PackVerdict.Approved, SignOffs.VerdictOf([], [By("ana", null)]));

    private static Decision By(string who, string? role, DecisionKind kind = DecisionKind.Approve) =>
        new("pack", who, role, kind, "note", new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), Sha256Digest.Of([1]));
}
