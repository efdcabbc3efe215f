using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>How much of what runs is watched.</summary>
internal sealed class MonitoringCoverage : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "monitoring-coverage",
        "Monitoring coverage",
        "Share of the production models or metrics that are monitored, as last stated",
        "monitoring.coverage",
        "share",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input) => LatestFact.Point(input, "monitoring.coverage", "Nothing that was collected states what is monitored.");
}
