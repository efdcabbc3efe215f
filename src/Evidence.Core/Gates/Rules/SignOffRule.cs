using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// People in named roles have signed off, in time. Reads <see cref="Gate.Roles"/>, <see cref="Gate.Within"/> (business days from asking to signing),
/// <see cref="Gate.FreshFor"/>. Looks at decisions on packs of the release and at collected approvals (<c>approval.entry</c>); the latest of each role counts.
/// </summary>
/// <remarks>One person signs for one role only. A sign-off that came later than <see cref="Gate.Within"/> fails, as does one that is overdue; one that does not
/// say when it was asked for is inconclusive where the gate sets a time.</remarks>
internal sealed class SignOffRule : IGateRule
{
    public GateResult Judge(Gate gate, GateInput input)
    {
        if (gate.Roles is not { Count: > 0 } roles)
        {
            return new GateResult(gate, GateOutcome.Inconclusive, "The gate names no roles that must sign off.");
        }

        var all = Collect(input).ToArray();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var verdicts = new List<(GateOutcome Outcome, string Reason, Fact? Fact)>();
        foreach (var role in roles)
        {
            SignOff[] ofRole = [.. all.Where(signOff => string.Equals(signOff.Role, role, StringComparison.OrdinalIgnoreCase))];
            verdicts.Add(JudgeRole(gate, input, role, ofRole, taken));
        }

        var worst = verdicts.MinBy(verdict => verdict.Outcome.Weight());
        return new GateResult(
            gate,
            worst.Outcome,
            string.Join(" ", verdicts.OrderBy(verdict => verdict.Outcome.Weight()).Select(verdict => verdict.Reason)),
            verdicts.Count(verdict => verdict.Outcome == GateOutcome.Pass),
            null,
            roles.Count,
            default,
            [.. verdicts.Select(verdict => verdict.Fact).OfType<Fact>()]);
    }

    private static IEnumerable<SignOff> Collect(GateInput input)
    {
        var decided = input.Decisions
            .Where(decision => decision.Role is not null && decision.At <= input.AsOf)
            .Select(decision => new SignOff(decision.Role!, decision.By, decision.Kind == DecisionKind.Approve, input.DecisionAskedAt, decision.At, null));
        var collected = input.Collected.FactsOf("approval.entry")
            .Where(measured => measured.Fact.Attribute(FactAttributes.Role) is not null)
            .Select(measured => FromFact(measured.Fact, measured.Source.Age));
        return decided.Concat(collected);
    }

    private static SignOff FromFact(Fact fact, DateTimeOffset age)
    {
        bool? isApproval = fact.Text?.ToLowerInvariant() switch { "approved" => true, "rejected" => false, _ => null };
        DateTimeOffset? at = isApproval is null ? null : Times.Of(fact, FactAttributes.Closed) ?? fact.MeasuredAt ?? age;
        return new SignOff(fact.Attribute(FactAttributes.Role)!, fact.Attribute(FactAttributes.Owner), isApproval, Times.Of(fact, FactAttributes.Opened), at, fact);
    }

    private static (GateOutcome, string, Fact?) JudgeRole(Gate gate, GateInput input, string role, SignOff[] signOffs, HashSet<string> taken)
    {
        var given = signOffs.Where(signOff => signOff.At is not null).MaxBy(signOff => signOff.At);
        if (given is null)
        {
            return Waiting(gate, input, role, signOffs.MinBy(signOff => signOff.AskedAt ?? DateTimeOffset.MaxValue));
        }

        var who = given.By ?? "someone unnamed";
        var when = Figure.Day(given.At!.Value);
        if (given.IsApproval == false)
        {
            return (GateOutcome.Fail, $"{role}: {who} rejected it on {when}.", given.Fact);
        }

        if (given.By is { } person && !taken.Add(person.Trim()))
        {
            return (GateOutcome.Missing, $"{role}: {who} signed for another role already; a different person is needed.", given.Fact);
        }

        var window = gate.FreshFor ?? input.Policy.FreshnessOf(Artifacts.ArtifactKinds.Approval);
        return input.AsOf > given.At.Value + window
            ? (GateOutcome.Stale, $"{role}: {who} approved on {when}, which counts for {Figure.Of((long)window.TotalDays)} days.", given.Fact)
            : InTime(gate, role, given, $"{role}: {who} approved on {when}");
    }

    private static (GateOutcome, string, Fact?) InTime(Gate gate, string role, SignOff given, string approved)
    {
        if (gate.Within is not { } within)
        {
            return (GateOutcome.Pass, approved + ".", given.Fact);
        }

        if (given.AskedAt is not { } asked)
        {
            return (GateOutcome.Inconclusive, $"{approved}, but when it was asked for is not recorded ({within} business days are allowed).", given.Fact);
        }

        var took = BusinessDays.Between(asked, given.At!.Value);
        var days = took == 1 ? "1 business day" : $"{took} business days";
        return took <= within
            ? (GateOutcome.Pass, $"{approved}, after {days} of {within}.", given.Fact)
            : (GateOutcome.Fail, $"{approved}, after {days}; {within} are allowed for {role}.", given.Fact);
    }

    private static (GateOutcome, string, Fact?) Waiting(Gate gate, GateInput input, string role, SignOff? pending)
    {
        var asked = pending?.AskedAt ?? input.DecisionAskedAt;
        if (asked is not { } since || gate.Within is not { } within)
        {
            return (GateOutcome.Missing, $"{role}: nobody has signed off.", pending?.Fact);
        }

        var waited = BusinessDays.Between(since, input.AsOf);
        return waited > within
            ? (GateOutcome.Fail, $"{role}: nobody has signed off in {waited} business days; {within} are allowed.", pending?.Fact)
            : (GateOutcome.Missing, $"{role}: nobody has signed off yet; asked on {Figure.Day(since)}, due by {Figure.Day(BusinessDays.Deadline(since, within))}.", pending?.Fact);
    }
}
