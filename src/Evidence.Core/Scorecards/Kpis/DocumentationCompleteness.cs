using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Scorecards.Kpis;

/// <summary>How complete model cards, dataset cards and other documents are.</summary>
internal sealed class DocumentationCompleteness : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "documentation-completeness",
        "Documentation completeness",
        "Mean share of the expected sections that the collected documents have",
        "documentation.completeness of model cards and dataset cards",
        "share",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input)
    {
        MeasuredFact[] documents = [.. input.Collected.FactsOf("documentation.completeness")
            .Where(measured => measured.Fact is { Number: { } number, Slice.IsOverall: true } && double.IsFinite(number))
            .DistinctBy(measured => measured.Fact.Artifact)];
        return documents.Length == 0
            ? input.NoData("No document that states its sections was collected.")
            : input.Point(documents.Average(measured => measured.Fact.Number!.Value), $"{documents.Length} document{(documents.Length == 1 ? "" : "s")}.");
    }
}
