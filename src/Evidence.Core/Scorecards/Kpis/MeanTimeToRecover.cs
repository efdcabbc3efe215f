using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>How long incidents last.</summary>
internal sealed class MeanTimeToRecover : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "mttr",
        "Mean time to recover",
        "Mean hours from opening to closing, over closed incidents",
        "incident.entry: opened, closed",
        "hours",
        MetricDirection.Lower);

    public KpiPoint Measure(KpiInput input)
    {
        if (IncidentRecord.Of(input) is not { } incidents)
        {
            return input.NoData("No source of incidents was collected.");
        }

        double[] hours = [.. incidents.Where(incident => incident.Closed >= incident.Opened).Select(incident => (incident.Closed!.Value - incident.Opened!.Value).TotalHours)];
        return hours.Length == 0
            ? input.NoData(incidents.Count == 0 ? "There was no incident." : $"None of {incidents.Count} incidents states when it was opened and closed.")
            : input.Point(hours.Average(), $"{hours.Length} of {incidents.Count} incidents are closed.");
    }
}
