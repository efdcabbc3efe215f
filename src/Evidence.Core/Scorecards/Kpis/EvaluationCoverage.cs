using Evidence.Facts;
using Evidence.Gates;

namespace Evidence.Scorecards.Kpis;

/// <summary>How much of what the policy wants measured was measured.</summary>
internal sealed class EvaluationCoverage : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "evaluation-coverage",
        "Evaluation coverage",
        "Threshold and regression gates of the tier judged on fresh evidence, divided by all of them",
        "Gate results",
        "share",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input)
    {
        GateResult[] gates = [.. input.Content.Gates.Where(result => result.Gate.Rule is GateRule.Threshold or GateRule.Regression)];
        var judged = gates.Count(result => (result.Unwaived ?? result.Outcome) is not (GateOutcome.Missing or GateOutcome.Stale));
        return gates.Length == 0
            ? input.NoData("The policy has no gate on a metric for this tier.")
            : input.Point((double)judged / gates.Length, $"{judged} of {gates.Length} gates on metrics had fresh evidence.");
    }
}
