using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>Regressions that got past evaluation.</summary>
internal sealed class RegressionEscapes : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "regression-escapes",
        "Regression escapes",
        "Incidents that are put down to a regression",
        "incident.entry: category regression",
        "count",
        MetricDirection.Lower);

    public KpiPoint Measure(KpiInput input)
    {
        if (IncidentRecord.Of(input) is not { } incidents)
        {
            return input.NoData("No source of incidents was collected.");
        }

        if (incidents.Count > 0 && incidents.All(incident => incident.Category is null))
        {
            return input.NoData($"None of {incidents.Count} incidents states what it was put down to.");
        }

        var escapes = incidents.Count(incident => incident.Category?.Contains("regression", StringComparison.OrdinalIgnoreCase) == true);
        return input.Point(escapes, $"{escapes} of {incidents.Count} incident{(incidents.Count == 1 ? "" : "s")}.");
    }
}
