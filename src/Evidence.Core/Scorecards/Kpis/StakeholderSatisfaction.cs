using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>How content users and affected people are.</summary>
internal sealed class StakeholderSatisfaction : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "stakeholder-satisfaction",
        "Stakeholder satisfaction",
        "Satisfaction as last stated, on the scale of the survey",
        "feedback.satisfaction",
        "score",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input) => LatestFact.Point(input, "feedback.satisfaction", "No feedback that states a satisfaction was collected.");
}
