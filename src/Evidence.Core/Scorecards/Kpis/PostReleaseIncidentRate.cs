using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>How often something went wrong after launch.</summary>
internal sealed class PostReleaseIncidentRate : IKpi
{
    private const int Days = 90;

    public KpiDefinition Definition { get; } = new(
        "post-release-incident-rate",
        "Post-release incident rate",
        "Incidents opened in the first 90 days after launch (or in as many as have passed), per 30 days",
        "incident.entry and the release's launch date",
        "per 30 days",
        MetricDirection.Lower);

    public KpiPoint Measure(KpiInput input)
    {
        if (input.Content.Release.LaunchDate is not { } launch)
        {
            return input.NoData("The release has no launch date.");
        }

        var from = new DateTimeOffset(launch.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var to = input.AsOf < from.AddDays(Days) ? input.AsOf : from.AddDays(Days);
        if (to <= from)
        {
            return input.NoData($"It launches on {launch:yyyy-MM-dd}.");
        }

        if (IncidentRecord.Of(input) is not { } incidents)
        {
            return input.NoData("No source of incidents was collected.");
        }

        var count = incidents.Count(incident => incident.Opened >= from && incident.Opened <= to);
        var days = (to - from).TotalDays;
        return input.Point(count / days * 30, $"{count} incident{(count == 1 ? "" : "s")} in {Figure.Of(Math.Round(days, 1))} days.");
    }
}
