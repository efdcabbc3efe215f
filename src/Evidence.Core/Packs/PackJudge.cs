using Evidence.Controls;
using Evidence.Gates;

namespace Evidence.Packs;

/// <summary>Judges a release: controls, gates, disposition, risks, trends, and what changed since the pack before.</summary>
public static class PackJudge
{
    /// <summary>Judges. The same input gives the same content, in whatever order artifacts, readings, sources and decisions are given.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: the release names a policy or product that the workspace has not.</exception>
    public static PackContent Judge(PackInput input)
    {
        var workspace = input.Workspace;
        var policy = workspace.PolicyOf(input.Release.Policy);
        var product = workspace.ProductOf(input.Release.Product);
        var collected = new ReleaseEvidence(input.Artifacts, InOrder(input.Readings));
        SourceOutcome[] sources = [.. input.Sources.OrderBy(source => source.Source, StringComparer.Ordinal)];
        Decision[] decisions = [.. input.Decisions.OrderBy(decision => decision.At).ThenBy(decision => decision.By, StringComparer.Ordinal).ThenBy(decision => decision.Role, StringComparer.Ordinal)];
        var risks = RiskRegister.Build(collected, input.Earlier, [.. workspace.Risks.Where(risk => risk.Product is null || risk.Product == product.Id)]);
        var controls = ControlAssessor.Assess(new AssessmentInput(
            input.Release, input.AsOf, policy, collected, workspace.Frameworks, workspace.Mappings, workspace.Crosswalks, workspace.Metrics));
        var gates = new GateInput(
            input.Release, policy, input.AsOf, collected, BaselineOf(input), workspace.Metrics, controls, sources, decisions, risks, input.DecisionAskedAt);
        var evaluation = GateEvaluator.Evaluate(gates);
        var content = new PackContent(
            input.Release,
            product,
            input.AsOf,
            policy,
            evaluation.Disposition,
            evaluation.Results,
            workspace.Frameworks,
            controls,
            [.. InOrder(input.Artifacts)],
            [.. InOrder(input.Readings).Where(reading => collected.Find(reading.Artifact) is not null).DistinctBy(reading => reading.Artifact)],
            sources,
            decisions,
            input.Ledger,
            MetricTrends.Of(evaluation.Results, gates, input.Earlier),
            risks);
        return input.Previous is { } previous ? content with { Since = PackComparison.Between(previous, content) } : content;
    }

    private static ReleaseEvidence? BaselineOf(PackInput input) =>
        input.Earlier.FirstOrDefault(earlier => earlier.Release.Id == input.Release.Baseline) is { } baseline
            ? new ReleaseEvidence(baseline.Artifacts, baseline.Readings)
            : null;

    private static IEnumerable<Artifacts.Artifact> InOrder(IEnumerable<Artifacts.Artifact> artifacts) =>
        artifacts
            .OrderBy(artifact => artifact.Provenance.Source, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Name, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Digest)
            .ThenBy(artifact => artifact.Provenance.Locator, StringComparer.Ordinal);

    private static IEnumerable<Facts.Reading> InOrder(IEnumerable<Facts.Reading> readings) =>
        readings.OrderBy(reading => reading.Artifact).ThenBy(reading => reading.Kind, StringComparer.Ordinal).ThenBy(reading => reading.Reader, StringComparer.Ordinal);
}
