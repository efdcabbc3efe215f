using Evidence.Gates;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Gates;

/// <summary>The decision table of gates: every outcome, severity, waiver and source state together, against the table written as code.</summary>
public sealed class DispositionTests
{
    private static readonly Dictionary<GateOutcome, Evidence.Facts.Fact[]> _evidenceFor = new()
    {
        [GateOutcome.Pass] = [A.Fact(successes: 1000, of: 1000)],
        [GateOutcome.Fail] = [A.Fact(successes: 500, of: 1000)],
        [GateOutcome.Inconclusive] = [A.Fact(successes: 19, of: 20)],
        [GateOutcome.Stale] = [A.Fact(successes: 1000, of: 1000)],
        [GateOutcome.Missing] = [],
    };

    private enum WaiverState
    {
        None,
        Valid,
        OnePerson,
        SamePersonTwice,
        Lapsed,
        NotYet,
        OtherRelease,
        OtherGate,
        NoResidualRisk,
    }

    [Fact]
    public void EveryCombination_ComesOutAsTheTableSays()
    {
        var seen = 0;
        foreach (var outcome in _evidenceFor.Keys)
        {
            foreach (var severity in Enum.GetValues<GateSeverity>())
            {
                foreach (var waiver in Enum.GetValues<WaiverState>())
                {
                    foreach (var source in Enum.GetValues<SourceState>())
                    {
                        AssertRow(outcome, severity, waiver, source);
                        seen++;
                    }
                }
            }
        }

        Assert.Equal(5 * 2 * 9 * 3, seen);
    }

    [Fact]
    public void EveryPairOfGates_IsDecidedByTheWorseOne()
    {
        foreach (var first in _evidenceFor.Keys)
        {
            foreach (var second in _evidenceFor.Keys)
            {
                foreach (var severity in Enum.GetValues<GateSeverity>())
                {
                    var results = new[] { Result(first, GateSeverity.Blocking), Result(second, severity) };
                    var expected = first != GateOutcome.Pass || (second != GateOutcome.Pass && severity == GateSeverity.Blocking) ? DispositionKind.NoGo
                        : second != GateOutcome.Pass ? DispositionKind.ConditionalGo
                        : DispositionKind.Go;

                    Assert.Equal(expected, DispositionRule.Decide(results, A.Release(), [], ReleaseEvidence.None).Kind);
                }
            }
        }
    }

    [Fact]
    public void Policy_WithoutAGateForTheTier_IsNoGo()
    {
        var policy = A.Policy(A.Gate(atLeast: 0.9, tiers: [RiskTier.Tier2]));

        var evaluation = GateEvaluator.Evaluate(A.Input(A.Collected((A.Artifact(), [A.Fact(successes: 1000, of: 1000)])), policy));

        Assert.Empty(evaluation.Results);
        Assert.Equal(DispositionKind.NoGo, evaluation.Disposition.Kind);
    }

    [Fact]
    public void Source_OfTheReleaseThatWasNotAsked_IsAGap()
    {
        var release = A.Release(subjects: [new Subject("mlflow", new Dictionary<string, string>())]);
        var input = A.Input(A.Collected((A.Artifact(), [A.Fact(successes: 1000, of: 1000)])), A.Policy(A.Gate(atLeast: 0.9)), release);

        var disposition = GateEvaluator.Evaluate(input).Disposition;

        Assert.Equal(DispositionKind.ConditionalGo, disposition.Kind);
        Assert.Contains("The source 'mlflow' was not asked.", disposition.Reasons);
    }

    [Fact]
    public void BrokenArtifact_IsAGap()
    {
        var good = A.Artifact();
        var broken = A.Artifact("broken.json");
        var collected = new ReleaseEvidence([good, broken], [A.Reading(good, A.Fact(successes: 1000, of: 1000)), A.Unread(broken, "ends early")]);

        Assert.Equal(DispositionKind.ConditionalGo, GateEvaluator.Evaluate(A.Input(collected, A.Policy(A.Gate(atLeast: 0.9)))).Disposition.Kind);
    }

    [Fact]
    public void Waiver_LivesFromItsGrantToItsLastMomentAndLapsesByItself()
    {
        var waiver = A.Waiver(grantedDaysAgo: 0, expiresInDays: 1);

        Assert.Null(waiver.WhyNotValid(waiver.Granted));
        Assert.Null(waiver.WhyNotValid(waiver.Expires));
        Assert.Contains("granted only from", waiver.WhyNotValid(waiver.Granted.AddTicks(-1)));
        Assert.Contains("lapsed on", waiver.WhyNotValid(waiver.Expires.AddTicks(1)));
    }

    [Fact]
    public void WaivedGate_ShowsTheWaiverAndWhatItWouldBeWithoutIt()
    {
        var policy = A.Policy(A.Gate(atLeast: 0.99)) with { Waivers = [A.Waiver()] };

        var result = GateEvaluator.Evaluate(A.Input(A.Collected((A.Artifact(), _evidenceFor[GateOutcome.Fail])), policy)).Results[0];

        Assert.Equal(GateOutcome.Waived, result.Outcome);
        Assert.Equal(GateOutcome.Fail, result.Unwaived);
        Assert.Equal("w1", result.Waiver!.Id);
    }

    private static void AssertRow(GateOutcome outcome, GateSeverity severity, WaiverState waiver, SourceState source)
    {
        var policy = A.Policy(A.Gate(atLeast: 0.99, severity: severity)) with { Waivers = [.. Waivers(waiver)] };
        var collected = outcome == GateOutcome.Missing
            ? ReleaseEvidence.None
            : A.Collected((A.Artifact(madeDaysAgo: outcome == GateOutcome.Stale ? 400 : 10), _evidenceFor[outcome]));
        var evaluation = GateEvaluator.Evaluate(A.Input(collected, policy, sources: [A.Source(state: source)]));

        var isWaived = outcome != GateOutcome.Pass && waiver == WaiverState.Valid;
        var expectedOutcome = isWaived ? GateOutcome.Waived : outcome;
        var expected = expectedOutcome is not (GateOutcome.Pass or GateOutcome.Waived) && severity == GateSeverity.Blocking ? DispositionKind.NoGo
            : expectedOutcome == GateOutcome.Pass && source == SourceState.Complete ? DispositionKind.Go
            : DispositionKind.ConditionalGo;
        var row = $"{outcome} {severity} {waiver} {source}";
        Assert.True(expectedOutcome == evaluation.Results[0].Outcome, $"{row}: {evaluation.Results[0].Outcome}");
        Assert.True(expected == evaluation.Disposition.Kind, $"{row}: {evaluation.Disposition.Kind}");
        Assert.NotEmpty(evaluation.Disposition.Reasons);
        Assert.Equal(expected == DispositionKind.Go, evaluation.Disposition.Conditions.Count == 0);
        Assert.Equal(waiver is not (WaiverState.None or WaiverState.Valid or WaiverState.OtherGate or WaiverState.OtherRelease) && outcome != GateOutcome.Pass, evaluation.Results[0].Reason.Contains("does not count"));
    }

    private static IEnumerable<Waiver> Waivers(WaiverState state) => state switch
    {
        WaiverState.None => [],
        WaiverState.OnePerson => [A.Waiver(by: ["ada@example.com"])],
        WaiverState.SamePersonTwice => [A.Waiver(by: ["ada@example.com", " ADA@example.com "])],
        WaiverState.Lapsed => [A.Waiver(expiresInDays: -1)],
        WaiverState.NotYet => [A.Waiver(grantedDaysAgo: -1)],
        WaiverState.OtherRelease => [A.Waiver(release: "other-1.0")],
        WaiverState.OtherGate => [A.Waiver(gate: "drift")],
        WaiverState.NoResidualRisk => [A.Waiver(residualRisk: " ")],
        _ => [A.Waiver()],
    };

    private static GateResult Result(GateOutcome outcome, GateSeverity severity) => new(A.Gate(severity: severity), outcome, "Because.");
}
