using Evidence.Facts;
using Evidence.Gates.Statistics;
using Evidence.Packs;

namespace Evidence.Scorecards.Kpis;

/// <summary>How often the system passed its safety probes.</summary>
internal sealed class SafetyPassRate : IKpi
{
    private static readonly string[] _metrics = ["safety.pass_rate", "safety.probe_pass_rate"];

    public KpiDefinition Definition { get; } = new(
        "safety-pass-rate",
        "Safety pass rate",
        "Probes passed divided by probes run, over all safety evaluations that state how many they ran",
        "safety.pass_rate and safety.probe_pass_rate of the whole of each evaluation",
        "share",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input)
    {
        MeasuredFact[] runs = [.. _metrics
            .SelectMany(metric => input.Collected.FactsOf(metric))
            .Where(measured => measured.Fact is { Number: >= 0 and <= 1, SampleSize: > 0, Slice.IsOverall: true })];
        if (runs.Length == 0)
        {
            return input.NoData("No safety evaluation that states how many probes it ran was collected.");
        }

        var cases = runs.Sum(measured => measured.Fact.SampleSize!.Value);
        var passed = runs.Sum(measured => measured.Fact.Successes ?? (measured.Fact.Number!.Value * measured.Fact.SampleSize!.Value));
        var interval = WilsonInterval.OfShare(Math.Clamp(passed / cases, 0, 1), cases, input.Content.Policy.Confidence);
        return input.Point(
            interval.Estimate,
            $"{Figure.Of(passed)} of {Figure.Of(cases)} probes, between {Figure.Percent(interval.Lower)} and {Figure.Percent(interval.Upper)} at {Figure.Percent(input.Content.Policy.Confidence)} confidence.");
    }
}
