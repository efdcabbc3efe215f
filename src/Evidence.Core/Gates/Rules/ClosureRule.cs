using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// Findings of named severities are closed. Reads <see cref="Gate.Metric"/> (default <c>finding.entry</c>; <c>risk.entry</c> also looks at the workspace's
/// register), <see cref="Gate.Kind"/>, <see cref="Gate.Where"/>, <see cref="Gate.Severities"/> (default critical and high), <see cref="Gate.AtLeast"/> (share
/// that must be closed; default all), <see cref="Gate.FreshFor"/>.
/// </summary>
/// <remarks>
/// Closed and mitigated entries count as closed; accepted ones only where they name an owner and the residual risk. An entry without a severity counts as one
/// of those asked about, an unknown state as open. No entries pass only where a fresh artifact of the kind shows that someone looked.
/// </remarks>
internal sealed class ClosureRule : IGateRule
{
    private static readonly string[] _gravest = ["critical", "high"];

    public GateResult Judge(Gate gate, GateInput input)
    {
        var metric = gate.Metric ?? "finding.entry";
        MeasuredFact[] facts = [.. input.Collected.FactsOf(metric, gate.Kind).Where(measured => IsWhere(gate, measured))];
        var register = metric == "risk.entry" && gate.Kind is null ? input.Risks.Where(risk => risk.Artifact is null).ToArray() : [];
        CollectedArtifact[] lookedAt = [.. input.Collected.Current.Where(collected => IsPlace(gate, metric, collected))];
        if (facts.Length == 0 && register.Length == 0 && lookedAt.Length == 0)
        {
            return new GateResult(gate, GateOutcome.Missing, $"Nothing that was collected lists {Words(metric)}s.{Absence.Because(gate.Kind, input)}");
        }

        CollectedArtifact[] places = [.. facts.Select(measured => measured.Source).Concat(lookedAt).DistinctBy(collected => collected.Artifact.Digest)];
        var stale = places.Where(place => input.AsOf > place.Age + FactSelection.Window(gate, input.Policy, place)).ToArray();
        if (stale.Length > 0 && stale.Length == places.Length)
        {
            var newest = stale.MaxBy(place => place.Age)!;
            return new GateResult(gate, GateOutcome.Stale, $"'{newest.Artifact.Name}' was made {Figure.Day(newest.Age)} and is too old to show what is open.", Artifacts: [.. stale.Select(place => place.Artifact.Digest)]);
        }

        return Count(gate, metric, [.. Entries(facts).Concat(register.Select(FromRegister))]) with { Artifacts = [.. places.Select(place => place.Artifact.Digest)] };
    }

    private static bool IsWhere(Gate gate, MeasuredFact measured) =>
        gate.Where is not { } where
        || where.All(pair => string.Equals(measured.Attribute(pair.Key), pair.Value, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlace(Gate gate, string metric, CollectedArtifact collected) =>
        collected.Broken is null
        && (gate.Kind is { } kind
            ? collected.IsOf(kind)
            : collected.IsOf(metric == "risk.entry" ? Artifacts.ArtifactKinds.RiskItem : metric == "incident.entry" ? Artifacts.ArtifactKinds.Incident : Artifacts.ArtifactKinds.Finding));

    // One entry an id: where several artifacts tell of it, the newest does; without an id each fact is its own entry.
    private static IEnumerable<Entry> Entries(IEnumerable<MeasuredFact> facts) =>
        facts
            .GroupBy(measured => measured.Fact.Attribute(FactAttributes.Id) is { } id ? $"{measured.Source.Artifact.Provenance.Source}|{id}" : $"{measured.Fact.Artifact.Hex}{measured.Fact.Pointer}")
            .Select(group => group.OrderByDescending(measured => measured.Age).ThenBy(measured => measured.Fact.Artifact).First().Fact)
            .Select(fact => new Entry(
                fact.Attribute(FactAttributes.Id) ?? fact.Attribute(FactAttributes.Title) ?? fact.Pointer,
                fact.Attribute(FactAttributes.Severity),
                IsClosed(fact.Text, fact.Attribute(FactAttributes.Owner), fact.Attribute(FactAttributes.ResidualRisk)),
                fact.Text ?? "unknown",
                fact));

    private static Entry FromRegister(RiskEntry risk) => new(risk.Id, risk.Severity, IsClosed(risk.State, risk.Owner, risk.ResidualRisk), risk.State, null);

    private static bool IsClosed(string? state, string? owner, string? residualRisk) => state?.ToLowerInvariant() switch
    {
        "closed" or "mitigated" => true,
        "accepted" => !string.IsNullOrWhiteSpace(owner) && !string.IsNullOrWhiteSpace(residualRisk),
        _ => false,
    };

    private static GateResult Count(Gate gate, string metric, Entry[] entries)
    {
        var severities = gate.Severities is { Count: > 0 } named ? named : _gravest;
        Entry[] asked = [.. entries.Where(entry => entry.Severity is null || severities.Contains(entry.Severity, StringComparer.OrdinalIgnoreCase))];
        Entry[] open = [.. asked.Where(entry => !entry.IsClosed)];
        var share = asked.Length == 0 ? 1 : (double)(asked.Length - open.Length) / asked.Length;
        var list = string.Join(", ", open.Take(5).Select(entry => $"{entry.Id} ({entry.Severity ?? "no severity stated"}, {entry.State})"));
        var more = open.Length > 5 ? $" and {open.Length - 5} more" : "";
        var what = $"{string.Join(" or ", severities)} {Words(metric)}s";
        var reason = asked.Length == 0
            ? $"No {what} among the {entries.Length} listed."
            : $"{asked.Length - open.Length} of {asked.Length} {what} are closed{(open.Length > 0 ? $"; open: {list}{more}" : "")}.";
        return new GateResult(
            gate,
            share >= (gate.AtLeast ?? 1) - 1e-12 ? GateOutcome.Pass : GateOutcome.Fail,
            reason,
            share,
            null,
            asked.Length,
            default,
            [.. (open.Length > 0 ? open : asked).Select(entry => entry.Fact).OfType<Fact>()]);
    }

    private static string Words(string metric) => metric.Split('.')[0];

    private sealed record Entry(string Id, string? Severity, bool IsClosed, string State, Fact? Fact);
}
