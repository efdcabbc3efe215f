using Evidence.Gates.Rules;

namespace Evidence.Gates;

/// <summary>Judges every gate of the policy that applies to the release's tier, applies waivers, and says what follows for the launch.</summary>
public static class GateEvaluator
{
    private static readonly Dictionary<GateRule, IGateRule> _rules = new()
    {
        [GateRule.Threshold] = new ThresholdRule(),
        [GateRule.Regression] = new RegressionRule(),
        [GateRule.RequiredArtifact] = new RequiredArtifactRule(),
        [GateRule.SignOff] = new Rules.SignOffRule(),
        [GateRule.Closure] = new ClosureRule(),
        [GateRule.Completeness] = new CompletenessRule(),
        [GateRule.Coverage] = new CoverageRule(),
    };

    /// <summary>Judges the gates. The same input gives the same output.</summary>
    public static GateEvaluation Evaluate(GateInput input)
    {
        GateResult[] results = [.. input.Policy.Gates
            .Where(gate => gate.Tiers.Count == 0 || gate.Tiers.Contains(input.Release.Tier))
            .Select(gate => Waive(input, Judge(gate, input)))];
        return new GateEvaluation(results, DispositionRule.Decide(results, input.Release, input.Sources, input.Collected));
    }

    /// <summary>Judges one gate without its waivers.</summary>
    public static GateResult Judge(Gate gate, GateInput input)
    {
        var result = _rules[gate.Rule].Judge(gate, input);
        return result with
        {
            Unit = UnitOf(gate, input),
            Artifacts = [.. (result.Artifacts ?? []).Concat((result.Facts ?? []).Select(fact => fact.Artifact)).Distinct()],
        };
    }

    private static string? UnitOf(Gate gate, GateInput input) => gate.Rule switch
    {
        GateRule.Threshold or GateRule.Regression => input.Metrics.Find(gate.Metric ?? "")?.Unit,
        GateRule.Closure or GateRule.Completeness or GateRule.Coverage => "share",
        _ => "count",
    };

    private static GateResult Waive(GateInput input, GateResult result)
    {
        if (result.Outcome.LetsThrough())
        {
            return result;
        }

        Waiver[] waivers = [.. input.Policy.Waivers.Where(waiver => waiver.Gate == result.Gate.Id && waiver.IsFor(input.Release))];
        if (waivers.FirstOrDefault(waiver => waiver.WhyNotValid(input.AsOf) is null) is { } valid)
        {
            return result with { Outcome = GateOutcome.Waived, Waiver = valid, Unwaived = result.Outcome };
        }

        return waivers.Length == 0 ? result : result with
        {
            Reason = $"{result.Reason} {string.Join(" ", waivers.Select(waiver => $"Waiver {waiver.Id} does not count: {waiver.WhyNotValid(input.AsOf)}"))}",
        };
    }
}
