using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>How long it takes until evidence is at hand.</summary>
internal sealed class EvidenceRetrievalTime : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "evidence-retrieval-time",
        "Evidence retrieval time",
        "Median hours from the making of an artifact to its being in the evidence store, over artifacts whose source states when they were made",
        "Provenance of artifacts: produced, collected",
        "hours",
        MetricDirection.Lower);

    public KpiPoint Measure(KpiInput input)
    {
        double[] hours = [.. input.Collected.Current
            .Select(artifact => artifact.Artifact.Provenance)
            .Where(provenance => provenance.ProducedAt <= provenance.CollectedAt)
            .Select(provenance => (provenance.CollectedAt - provenance.ProducedAt!.Value).TotalHours)];
        return hours.Length == 0
            ? input.NoData("No artifact states when it was made.")
            : input.Point(Median.Of(hours), $"{hours.Length} artifact{(hours.Length == 1 ? "" : "s")}.");
    }
}
