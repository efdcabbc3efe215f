using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Scorecards.Kpis;

/// <summary>How long it takes from the first evaluation to the decision.</summary>
internal sealed class EvaluationCycleTime : IKpi
{
    private static readonly string[] _evaluations =
    [
        ArtifactKinds.EvaluationReport, ArtifactKinds.FairnessReport, ArtifactKinds.SafetyEvaluation, ArtifactKinds.RedTeamReport,
        ArtifactKinds.BenchmarkResults, ArtifactKinds.TestResults,
    ];

    public KpiDefinition Definition { get; } = new(
        "evaluation-cycle-time",
        "Evaluation cycle time",
        "Days from the first evaluation of the release to the first approval",
        "When evaluation artifacts were made, and decisions",
        "days",
        MetricDirection.Lower);

    public KpiPoint Measure(KpiInput input)
    {
        var first = input.Collected.Current.Where(artifact => _evaluations.Any(artifact.IsOf)).MinBy(artifact => artifact.Age);
        var approved = input.Content.Decisions.Where(decision => decision.Kind == DecisionKind.Approve).MinBy(decision => decision.At);
        return first is null ? input.NoData("No evaluation was collected.")
            : approved is null ? input.NoData("Nobody has approved it yet.")
            : approved.At < first.Age ? input.NoData("It was approved before its first evaluation.")
            : input.Point((approved.At - first.Age).TotalDays, $"From '{first.Artifact.Name}' ({Figure.Day(first.Age)}) to {Figure.Day(approved.At)}.");
    }
}
