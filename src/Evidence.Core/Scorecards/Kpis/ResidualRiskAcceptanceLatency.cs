using Evidence.Facts;
using Evidence.Gates;

namespace Evidence.Scorecards.Kpis;

/// <summary>How long it takes to accept a residual risk.</summary>
internal sealed class ResidualRiskAcceptanceLatency : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "residual-risk-acceptance-latency",
        "Residual-risk acceptance latency",
        "Median business days from opening to acceptance, over accepted risks that state both",
        "The risk register: state accepted, opened, closed",
        "business days",
        MetricDirection.Lower);

    public KpiPoint Measure(KpiInput input)
    {
        double[] days = [.. input.Content.Risks
            .Where(risk => risk is { State: "accepted", Opened: not null, Closed: not null })
            .Select(risk => (double)BusinessDays.Between(risk.Opened!.Value, risk.Closed!.Value))];
        return days.Length == 0
            ? input.NoData("No accepted risk states when it was opened and accepted.")
            : input.Point(Median.Of(days), $"{days.Length} accepted risk{(days.Length == 1 ? "" : "s")}.");
    }
}
