using System.Globalization;
using Evidence.Facts;

namespace Evidence.Packs;

/// <summary>Joins risks and findings from ticketing with the register kept in YAML.</summary>
public static class RiskRegister
{
    private static readonly string[] _severities = ["critical", "high", "medium", "low", "info"];

    /// <summary>
    /// One entry an id and source, the newest artifact's; open ones first, gravest first. The history of an entry is what its source says of it and the states
    /// it had in earlier releases.
    /// </summary>
    public static IReadOnlyList<RiskEntry> Build(ReleaseEvidence collected, IReadOnlyList<EarlierRelease> earlier, IReadOnlyList<RiskEntry> workspace)
    {
        var before = earlier.Select(release => new ReleaseEvidence(release.Artifacts, release.Readings)).SelectMany(Entries).ToLookup(KeyOf);
        var fromFacts = Entries(collected)
            .GroupBy(KeyOf, StringComparer.Ordinal)
            .Select(group => Newest(group))
            .Select(newest => ToEntry(newest, before[KeyOf(newest)]));
        return [.. fromFacts.Concat(workspace.Select(WithHistory))
            .OrderBy(IsSettled)
            .ThenBy(Rank)
            .ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .ThenBy(entry => entry.Kind, StringComparer.Ordinal)];
    }

    /// <summary>True where nothing is left to decide: closed or mitigated.</summary>
    public static bool IsSettled(RiskEntry entry) => entry.State is "closed" or "mitigated";

    /// <summary>0 for the gravest; unknown severities are last.</summary>
    public static int Rank(RiskEntry entry)
    {
        var at = Array.FindIndex(_severities, severity => severity.Equals(entry.Severity, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? _severities.Length : at;
    }

    private static IEnumerable<MeasuredFact> Entries(ReleaseEvidence collected) =>
        collected.FactsOf("risk.entry").Concat(collected.FactsOf("finding.entry"));

    private static string KeyOf(MeasuredFact measured) =>
        $"{measured.Source.Artifact.Provenance.Source}|{measured.Fact.Metric}|{measured.Fact.Attribute(FactAttributes.Id) ?? measured.Fact.Artifact.Hex + measured.Fact.Pointer}";

    private static MeasuredFact Newest(IEnumerable<MeasuredFact> facts) =>
        facts.OrderByDescending(measured => measured.Age).ThenBy(measured => measured.Fact.Artifact).First();

    private static RiskEntry ToEntry(MeasuredFact measured, IEnumerable<MeasuredFact> before)
    {
        var fact = measured.Fact;
        var id = fact.Attribute(FactAttributes.Id) ?? $"{measured.Source.Artifact.Name} {fact.Pointer}";
        return WithHistory(new RiskEntry(
            id,
            fact.Attribute(FactAttributes.Title) ?? id,
            fact.Attribute(FactAttributes.Severity)?.ToLowerInvariant() ?? "unknown",
            fact.Text?.ToLowerInvariant() ?? "open",
            fact.Attribute(FactAttributes.Owner),
            fact.Attribute(FactAttributes.Mitigation),
            fact.Attribute(FactAttributes.ResidualRisk),
            Time(fact, FactAttributes.Opened),
            Time(fact, FactAttributes.Closed),
            fact.Artifact,
            null,
            fact.Metric == "finding.entry" ? "finding" : "risk",
            [.. before.Append(measured).Select(state => new RiskChange(state.Age, state.Fact.Text?.ToLowerInvariant() ?? "open"))]));
    }

    private static RiskEntry WithHistory(RiskEntry entry)
    {
        var changes = (entry.History ?? [])
            .Concat(entry.Opened is { } opened ? [new RiskChange(opened, "open")] : [])
            .Concat(entry.Closed is { } closed ? [new RiskChange(closed, entry.State)] : [])
            .OrderBy(change => change.At)
            .ToArray();
        return entry with { History = [.. changes.Where((change, index) => index == 0 || changes[index - 1].State != change.State)] };
    }

    private static DateTimeOffset? Time(Fact fact, string attribute) =>
        DateTimeOffset.TryParse(fact.Attribute(attribute), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
