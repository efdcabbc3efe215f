using Evidence.Packs;

namespace Evidence.Scorecards.Kpis;

/// <summary>The newest number of a metric for the whole population.</summary>
internal static class LatestFact
{
    public static MeasuredFact? Of(KpiInput input, string metric) =>
        input.Collected.FactsOf(metric)
            .Where(measured => measured.Fact is { Number: { } number, Slice.IsOverall: true } && double.IsFinite(number))
            .OrderByDescending(measured => measured.Age)
            .ThenBy(measured => measured.Fact.Artifact)
            .FirstOrDefault();

    public static KpiPoint Point(KpiInput input, string metric, string why) =>
        Of(input, metric) is { } newest ? input.Point(newest.Fact.Number!.Value, $"'{newest.Source.Artifact.Name}'.") : input.NoData(why);
}
