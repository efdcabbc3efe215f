using Evidence.Packs;
using Evidence.Scorecards.Kpis;

namespace Evidence.Scorecards;

/// <summary>Computes scorecards from judged releases.</summary>
public static class ScorecardBuilder
{
    private static readonly IKpi[] _kpis =
    [
        new EvaluationCoverage(),
        new DocumentationCompleteness(),
        new WorstSliceFairnessGap(),
        new SafetyPassRate(),
        new RedTeamClosure(),
        new ResidualRiskAcceptanceLatency(),
        new PostReleaseIncidentRate(),
        new MeanTimeToRecover(),
        new MonitoringCoverage(),
        new RegressionEscapes(),
        new EvaluationCycleTime(),
        new StakeholderSatisfaction(),
        new AssetReuse(),
        new TrainingReach(),
        new EvidenceRetrievalTime(),
    ];

    /// <summary>What the fifteen key figures are, in their order.</summary>
    public static IReadOnlyList<KpiDefinition> Definitions { get; } = [.. _kpis.Select(kpi => kpi.Definition)];

    /// <summary>One scorecard a product, in order of product id.</summary>
    /// <param name="releases">Judged releases of any products, of each product oldest first.</param>
    /// <param name="asOf">The time figures that grow with time are computed at.</param>
    public static IReadOnlyList<Scorecard> Build(IReadOnlyList<PackContent> releases, DateTimeOffset asOf) =>
        [.. releases
            .GroupBy(release => release.Product.Id, StringComparer.Ordinal)
            .OrderBy(product => product.Key, StringComparer.Ordinal)
            .Select(product => Build([.. product], asOf))];

    private static Scorecard Build(PackContent[] releases, DateTimeOffset asOf)
    {
        KpiInput[] inputs = [.. releases.Select((release, index) => new KpiInput(release, new ReleaseEvidence(release.Artifacts, release.Readings), releases[..index], asOf))];
        return new Scorecard(
            releases[0].Product.Id,
            releases[0].Product.Name,
            asOf,
            [.. _kpis.Select(kpi => new Kpi(kpi.Definition, [.. inputs.Select(kpi.Measure)]))]);
    }
}
