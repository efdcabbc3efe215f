using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>How many of the people concerned were trained.</summary>
internal sealed class TrainingReach : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "training-reach",
        "Training reach",
        "Share of the people concerned who completed the training, as last stated",
        "training.reach",
        "share",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input) => LatestFact.Point(input, "training.reach", "No record of training that states its reach was collected.");
}
