using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Scorecards.Kpis;

/// <summary>How much of what red teams and reviews found was dealt with.</summary>
internal sealed class RedTeamClosure : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "red-team-closure",
        "Red-team closure",
        "Findings that are closed or mitigated, divided by all findings",
        "finding.entry of ticketing",
        "share",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input)
    {
        RiskEntry[] findings = [.. input.Content.Risks.Where(risk => risk.Kind == "finding")];
        var closed = findings.Count(RiskRegister.IsSettled);
        return findings.Length == 0
            ? input.NoData("No finding is recorded.")
            : input.Point((double)closed / findings.Length, $"{closed} of {findings.Length} findings.");
    }
}
